"""Wordings from the rules: found in their fields, excused by their own sentence, told once."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from fakes import kinds
from fakes.builders import a_notice, an_edition, some_rules
from fakes.faults import a_calm_guide, the_rules

from kiosk import lint
from kiosk.content.process import Node
from kiosk.content.rules import Rules, Wording
from kiosk.content.service import Agency, Material


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Rules:
    return the_rules(tmp_path_factory.mktemp("rules"))


def rule(pattern: str, **fields: Any) -> Rules:
    filled = {"zh": "不能这样写", "en": "not like this", "basis": "本局规定", **fields}
    days = {"read_at": date(2026, 1, 1), "check_by": date(2030, 1, 1)}
    return some_rules(wordings=(Wording(id="a-wording", pattern=pattern, **filled, **days),))


def told(item, rules: Rules) -> list[tuple[str, str, str]]:
    return [(p.severity, p.code, p.field) for p in lint.problems(an_edition(item, rules=rules))]


def test_a_wording_is_told_with_its_place_its_sentences_and_its_basis():
    found = lint.problems(an_edition(a_notice(body="请自行解决。"), rules=rule("自行.{2}", severity="warning")))
    assert found == (
        lint.Problem(
            "a-wording",
            "warning",
            "a-notice",
            "body",
            "“自行解决”：不能这样写。依据：本局规定",
            "'自行解决': not like this (basis: 本局规定)",
        ),
    )


def test_a_wording_is_looked_for_in_its_fields_only():
    item = a_calm_guide(
        conditions=("其他",),
        materials=(Material(name="表", note="其他"),),
        agencies=(Agency(name="其他", basis="条例", conditions="其他"),),
        result="其他",
    )
    assert [field for _, _, field in told(item, rule("其他"))] == [
        "agencies[0].name",
        "agencies[0].conditions",
        "conditions[0]",
        "materials[0].note",
        "result",
    ]
    assert [field for _, _, field in told(item, rule("其他", fields="materials"))] == ["materials[0].note"]
    assert [field for _, _, field in told(item, rule("其他", fields="conditions"))] == [
        "agencies[0].conditions",
        "conditions[0]",
    ]


def test_what_a_box_of_a_process_asks_for_is_a_material_too():
    process = kinds.a_process()
    nodes = (Node(id="apply", name="申请", type="start", materials=("其他",)), *process.nodes[1:])
    assert told(kinds.a_process(nodes=nodes), rule("其他", fields="materials")) == [
        ("error", "a-wording", "nodes[0].materials[0]")
    ]


def test_only_the_same_sentence_excuses_a_wording():
    rules = rule("向上级", unless="不再")
    assert told(a_notice(body="不再向上级申请。"), rules) == []
    assert told(a_notice(body="不再收费。向上级申请。"), rules) == [("error", "a-wording", "body")]
    assert told(a_notice(body="不再向上级申请。现在向上级申请。"), rules) == [("error", "a-wording", "body")]


@pytest.mark.parametrize("pattern", ["^其他$", r"\A其他\Z", "(?<!有)其他", "其他(?!说明)", "(?:其|别)他"])
def test_anchors_and_looks_around_see_one_text_and_not_its_neighbours(pattern):
    rules = rule(pattern)
    assert told(a_notice(body="其他"), rules) == [("error", "a-wording", "body")]
    assert told(a_notice(body="其它"), rules) == []


def test_a_fault_that_a_family_finds_is_not_told_again_by_a_wording(shipped):
    assert told(a_notice(body="依据云住建发[2026]12号"), shipped) == [("error", "number-brackets", "body")]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (a_calm_guide(conditions=("符合法律、法规规定的其他条件",)), ["catch-all-condition"]),
        (a_calm_guide(conditions=("不得要求其他条件",)), []),
        (a_calm_guide(materials=(Material(name="其他需要提供的材料"),)), ["catch-all-material"]),
        (a_calm_guide(materials=(Material(name="申请表", note="不需要其他材料"),)), []),
        (a_calm_guide(complain="可以向上一级主管部门申请行政复议"), ["outdated-review-body"]),
        (a_calm_guide(complain="2024年起不再向上一级主管部门申请行政复议"), []),
        (a_calm_guide(complain="可以向云州市人民政府申请行政复议"), []),
    ],
)
def test_the_shipped_wordings_find_what_the_law_forbids_and_no_more(item, expected, shipped):
    assert [code for _, code, _ in told(item, shipped)] == expected
