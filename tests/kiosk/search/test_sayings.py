"""The list of citizens' words that is shipped."""

import pytest

from hub.press.readings import reading_of
from kiosk.errors import BadInput
from kiosk.search import Saying, read_sayings
from kiosk.search.plain import plain


def test_every_saying_stands_once_and_is_written_plainly():
    sayings = read_sayings()
    said = [saying.say for saying in sayings.sayings]
    assert len(said) > 60
    assert len(set(said)) == len(said)
    assert [words for words in (*said, *sayings.fillers) if plain(words) != words] == []


def test_every_saying_is_read_as_the_press_would_read_it():
    misread = [
        saying.say
        for saying in read_sayings().sayings
        if saying.syllables != reading_of("any", saying.say).phrase and saying.say not in READ_BY_US
    ]
    assert misread == []


READ_BY_US = {"窨井"}


def test_no_saying_means_itself_and_no_filler_is_a_saying():
    sayings = read_sayings()
    assert [saying.say for saying in sayings.sayings if saying.say in saying.mean] == []
    assert {saying.say for saying in sayings.sayings} & set(sayings.fillers) == set()


def test_a_saying_without_a_syllable_for_each_character_is_refused():
    with pytest.raises(ValueError, match="2 characters"):
        Saying(say="煤气", read="mei", mean=("燃气",))


@pytest.mark.parametrize(
    "text", ["sayings: [{say: 煤气, read: mei, mean: [燃气]}]", "sayings: [{say: 煤气}]", "words: []", "sayings: 煤气"]
)
def test_a_list_that_cannot_be_read_names_its_file(tmp_path, text):
    path = tmp_path / "synonyms.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(BadInput, match=r"synonyms\.yaml"):
        read_sayings(path)


def test_an_own_list_is_read_like_the_shipped_one(tmp_path):
    path = tmp_path / "own.yaml"
    path.write_text("sayings: [{say: 煤气, read: mei qi, mean: [燃气]}]\nfillers: [怎么办]\n", "utf-8")
    assert read_sayings(path).sayings == (Saying(say="煤气", read="mei qi", mean=("燃气",)),)
