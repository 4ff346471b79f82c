"""The thread that searches: the newest question, the newest edition, and nothing after it was stopped."""

import subprocess
import sys
from queue import Empty, SimpleQueue
from threading import Event, current_thread

import pytest
from fakes.builders import a_guide, an_edition
from fakes.kinds import a_faq
from fakes.seeking import some_sayings

from hub.press.readings import readings_of
from screens.finding import Finding, Question

PATIENCE_S = 30.0


class Listener:
    """Who is told. It can be kept busy, so that questions pile up behind it."""

    def __init__(self):
        self.answers = SimpleQueue()
        self.busy, self.free = Event(), Event()
        self.free.set()
        self.faults = []

    def __call__(self, answer):
        self.answers.put((answer, current_thread().name))
        self.busy.set()
        assert self.free.wait(PATIENCE_S)
        if self.faults:
            raise self.faults.pop()

    def next(self):
        return self.answers.get(timeout=PATIENCE_S)[0]

    def keep_busy_with(self, finding, query):
        self.busy.clear()
        self.free.clear()
        finding.ask(Question(query))
        assert self.busy.wait(PATIENCE_S)
        return self.next()


@pytest.fixture
def listener():
    return Listener()


@pytest.fixture
def finding(listener):
    found = Finding(edition("供水报装"), listener, some_sayings(("自来水", "zi lai shui", "供水")))
    yield found
    listener.free.set()
    found.stop()


def edition(*titles, serial=1):
    items = tuple(a_faq(f"faq-{n}", title=title) for n, title in enumerate(titles))
    return an_edition(*items, readings=readings_of(items, {}), serial=serial)


def texts(answer):
    return [hit.text for hit in answer.hits]


def test_a_question_asked_at_once_is_answered_when_the_index_stands(finding, listener):
    finding.ask(Question("gs"))
    answer = listener.next()
    assert (answer.question, answer.serial, texts(answer)) == (Question("gs"), 1, ["供水报装"])


def test_an_answer_comes_on_the_finders_own_thread(finding, listener):
    finding.ask(Question("gs"))
    assert listener.answers.get(timeout=PATIENCE_S)[1] == "finding"


def test_only_the_newest_question_is_answered(finding, listener):
    listener.keep_busy_with(finding, "g")
    for query in ("gs", "gsb", "gsbz"):
        finding.ask(Question(query))
    listener.free.set()
    assert listener.next().question == Question("gsbz")
    finding.ask(Question("供"))
    assert listener.next().question == Question("供")


def test_what_was_asked_before_the_visit_was_over_is_not_answered(finding, listener):
    listener.keep_busy_with(finding, "g")
    finding.ask(Question("gs"))
    finding.forget()
    listener.free.set()
    finding.ask(Question("bz"))
    assert listener.next().question == Question("bz")


def test_a_question_is_answered_from_the_newest_edition(finding, listener):
    listener.keep_busy_with(finding, "g")
    finding.know(edition("供气报装", serial=2))
    finding.know(edition("供电报装", serial=3))
    finding.ask(Question("bz"))
    listener.free.set()
    answer = listener.next()
    assert (answer.serial, texts(answer)) == (3, ["供电报装"])


def test_kinds_limit_and_what_may_be_shown_are_kept(listener):
    items = (a_guide("guide", title="供水报装"), *(a_faq(f"faq-{n}", title=f"供水{n}") for n in range(4)))
    finding = Finding(an_edition(*items), listener)
    finding.ask(Question("供水", limit=2, kinds=("faq",), shown=lambda item_id: item_id != "faq-0"))
    assert [hit.item_id for hit in listener.next().hits] == ["faq-1", "faq-2"]
    finding.stop()


def test_citizens_words_are_those_of_the_product_where_none_are_given(listener):
    finding = Finding(edition("城镇燃气"), listener)
    finding.ask(Question("煤气"))
    assert texts(listener.next()) == ["城镇燃气"]
    finding.stop()


def test_a_question_that_fails_is_answered_with_nothing_and_the_next_one_as_ever(finding, listener):
    def broken(item_id):
        raise RuntimeError(item_id)

    finding.ask(Question("gs", shown=broken))
    assert listener.next().hits == ()
    finding.ask(Question("gs"))
    assert texts(listener.next()) == ["供水报装"]


def test_a_listener_that_fails_does_not_end_the_search(finding, listener):
    listener.faults.append(RuntimeError("not my day"))
    finding.ask(Question("g"))
    listener.next()
    finding.ask(Question("gs"))
    assert texts(listener.next()) == ["供水报装"]
    assert listener.faults == []


def test_an_edition_that_cannot_be_searched_finds_nothing(listener):
    finding = Finding(edition("供水报装"), listener, sayings=object())
    finding.ask(Question("gs"))
    assert listener.next().hits == ()
    finding.stop()


def test_after_it_was_stopped_nothing_is_delivered(finding, listener):
    listener.keep_busy_with(finding, "g")
    finding.ask(Question("gs"))
    with finding._changed:
        finding._stopping = True  # as `stop` does, which would wait for the listener we keep busy
    listener.free.set()
    finding.stop()
    assert not finding._thread.is_alive()
    finding.ask(Question("gs"))
    with pytest.raises(Empty):
        listener.answers.get_nowait()


def test_it_needs_no_kivy():
    said = "import sys, screens.finding; sys.exit('kivy' in sys.modules or 'pypinyin' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", said], check=False).returncode == 0
