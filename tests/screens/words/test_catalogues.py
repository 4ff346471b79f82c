"""The catalogues: every wording that the code says is in both, in whole sentences, and nothing else is."""

import gettext
import io
import re
import subprocess
import sys

import pytest

from screens.words.catalogues import po, wordings
from screens.words.say import CATALOGUES, CHINESE, Say, begun, say_in

PLACES = re.compile(r"\{(\w+)[^}]*\}")
CHARACTERS = re.compile(r"[\u3400-\u9fff]")
KEEP_CHINESE = {"明白屏": "the product's own name"}


@pytest.fixture(scope="module")
def said():
    return wordings.wordings()


@pytest.fixture(scope="module")
def english():
    return po.read(CATALOGUES / "en.po")


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_what_the_code_says_stands_in_the_catalogue_and_nothing_else(language, said):
    listed = po.read(CATALOGUES / f"{language}.po")
    assert [words for words in said if words not in listed] == [], "run python -m screens.words.catalogues"
    assert [words for words in listed if words not in said] == [], "run python -m screens.words.catalogues"


def test_every_wording_has_its_english(english):
    assert [entry.words for entry in english.values() if not all(entry.said)] == []


def test_a_wording_has_the_same_places_in_every_language(english):
    for entry in english.values():
        assert len(entry.said) == (2 if entry.counts else 1), entry.words
        wanted = set(PLACES.findall(entry.words))
        one, *many = entry.said
        assert set(PLACES.findall(one)) in (wanted, wanted - {"n"} if entry.counts else wanted), entry.words
        assert all(set(PLACES.findall(form)) == wanted for form in many), entry.words


def test_english_is_english(english):
    found = {e.words: e.said for e in english.values() if CHARACTERS.search("".join(e.said))}
    assert found.keys() == KEEP_CHINESE.keys()


def test_the_chinese_catalogue_says_what_the_code_says():
    for entry in po.read(CATALOGUES / "zh_CN.po").values():
        assert set(entry.said) == {entry.words}


def test_nothing_is_put_together_that_no_catalogue_can_hold():
    assert wordings.unsayable() == []


def test_what_is_no_wording_is_still_there(said):
    texts = "\n".join(path.read_text("utf-8") for path in wordings._files())
    assert [words for words in wordings.NO_WORDINGS if f'"{words}"' not in texts] == []
    assert said.keys().isdisjoint(wordings.NO_WORDINGS)


def test_the_terminal_reads_what_people_wrote(english):
    assert (CATALOGUES / "en.mo").read_bytes() == po.compiled("en", english.values()), (
        "run python -m screens.words.catalogues"
    )


def test_a_catalogue_is_read_as_it_was_written(tmp_path):
    entries = {e.words: e for e in (po.Entry('他说“好”\n\\"', ('"yes"\n',)), po.Entry("共 {n} 件", ("one", "{n}")))}
    po.write(tmp_path / "en.po", "en", entries.values())
    assert po.read(tmp_path / "en.po") == entries


def test_a_line_that_no_catalogue_has_is_told(tmp_path):
    (tmp_path / "en.po").write_text('msgid "首页"\nmsgstr Home\n', "utf-8")
    with pytest.raises(ValueError, match="msgstr Home"):
        po.read(tmp_path / "en.po")


def test_gettext_reads_what_we_compile():
    entries = [po.Entry("共 {n} 件", ("one", "{n} of them")), po.Entry("首页", ("Home",)), po.Entry("返回", ("",))]
    say = Say("en", gettext.GNUTranslations(io.BytesIO(po.compiled("en", entries))))
    assert say("首页") == "Home"
    assert say("共 {n} 件", n=1) == "one"
    assert say("共 {n} 件", n=3) == "3 of them"
    assert say("返回") == "返回"  # not translated yet: better Chinese than nothing
    assert say("没有的") == "没有的"


def test_chinese_is_said_as_it_stands():
    assert say_in("zh") is CHINESE
    assert CHINESE("共 {n} 件", n=3) == "共 3 件"
    assert CHINESE("") == say_in("en")("") == ""


def test_a_line_begins_with_a_large_letter():
    assert (begun("tomorrow 9:00"), begun("明天 9:00"), begun("")) == ("Tomorrow 9:00", "明天 9:00", "")


def test_who_reads_chinese_waits_for_no_catalogue():
    code = "import sys; from screens.words.say import say_in; say_in('zh')('首页'); print('gettext' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"
