"""Codes and channels: the national scheme is checked, other schemes and their words are not."""

from __future__ import annotations

import pytest
from fakes import kinds
from fakes.builders import a_notice, an_edition
from fakes.faults import CODE, a_calm_guide, the_rules

from kiosk import lint
from kiosk.content.rules import Rules
from kiosk.content.service import Authority, Code


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Rules:
    return the_rules(tmp_path_factory.mktemp("rules"))


def told(item, **fields) -> list[tuple[str, str, str]]:
    return [(p.severity, p.code, p.field) for p in lint.problems(an_edition(item, **fields))]


@pytest.mark.parametrize(
    "code",
    [
        Code(value=CODE),
        Code(value=CODE + "02"),
        Code(value=CODE, basic="000117109000"),
        Code(value="11370800004234373R400011710900302", basic="000117109003"),
        Code(value="511A0126300000-511602000000-000-11511301008778255F-1-00", scheme="local"),
        Code(value="XK0010100Y", scheme="local"),
    ],
)
def test_a_right_code_and_one_of_another_scheme_are_let_be(code):
    assert told(a_calm_guide(code=code)) == []


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (Code(value=CODE[:-1]), "code-form"),
        (Code(value=CODE + "0"), "code-form"),
        (Code(value=CODE.lower()), "code-form"),
        (Code(value="1137080123456789X" + CODE[17:]), "code-check"),
        (Code(value=CODE.replace("O", "0").replace("MB", "IB")), "code-check"),
    ],
)
def test_a_wrong_national_code_is_told(code, expected):
    assert told(a_calm_guide(code=code)) == [("error", expected, "code.value")]


def test_local_codes_authorities_and_parties_are_checked_too():
    guide = a_calm_guide(local_codes=(Code(value="X"),), authority=Authority(code="11370800004234373S"))
    assert told(guide) == [("error", "code-form", "local_codes[0].value"), ("error", "code-check", "authority.code")]
    assert told(kinds.a_ruling(party_code="11370800004234373R")) == []
    assert told(kinds.a_ruling(party_code="12345")) == [("error", "code-check", "party_code")]


def test_a_channel_is_a_word_of_the_rules_with_or_without_its_box(rules):
    assert told(a_notice(channels=("政府网站", "■政府公报", "□ 电子屏")), rules=rules) == []
    assert told(a_notice(channels=("大喇叭",)), rules=rules) == [("warning", "channel-unknown", "channels[0]")]
    entry = kinds.an_entry(channels=("政府网站", "大喇叭"))
    assert told(kinds.a_catalogue(entries=(entry,)), rules=rules) == [
        ("warning", "channel-unknown", "entries[0].channels[1]")
    ]


def test_without_words_for_channels_nobody_asks_about_them():
    assert told(a_notice(channels=("大喇叭",))) == []
