"""A terminal's ledger is followed by what it hands in and tells; one that was cut, replaced or begun anew is noted."""

import sqlite3

import pytest

from hub.fleet import ledgers
from hub.fleet.models import Beat, Broken, Early, Ledger
from hub.intake.models import Shown
from kiosk import evidence
from kiosk.content import proof
from kiosk.terminal.orders import Record


def shows(terminal, *items):
    """Each of these was on the glass, one after another."""
    for item in items:
        at = terminal.clock.wall()
        fact = {"version": "0" * 12, "board": "hall-board", "zone": "main", "first": at, "last": at, "frames": 60}
        terminal.outward.record(Record(proof.Shown(item=item, **fact)))
        terminal.clock.advance(15)


def reports(terminal):
    """What was shown goes into an envelope."""
    terminal.clock.advance(700)
    terminal.outward.report()


def beats(terminal, head=None):
    """A beat with the head of its ledger, or with one that somebody made up."""
    place, link = head or terminal.store.ledger.head()
    terminal.clock.advance(1)
    terminal.outward.beat(proof.Beat(edition=7, emergency=0, state="current", ledger=place, ledger_link=link))


def found():
    return [broken.how for broken in Broken.objects.order_by("pk")]


def forge(terminal, keep, *entries):
    """Somebody with the disk in hand: the first `keep` entries stay, these follow, and the chain is right again."""
    db = sqlite3.connect(next(terminal.folder.glob("**/store.db")))
    names = [
        name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type='trigger' AND tbl_name='ledger'")
    ]
    for name in names:
        db.execute(f"DROP TRIGGER {name}")
    db.execute("DELETE FROM ledger WHERE place > ?", (keep,))
    row = db.execute("SELECT link FROM ledger ORDER BY place DESC LIMIT 1").fetchone()
    link = row[0] if row else evidence.START
    for place, entry in enumerate(entries, keep + 1):
        link = evidence.chain(link, entry)
        db.execute("INSERT INTO ledger VALUES (?, ?, ?)", (place, entry, link))
    db.commit()
    db.close()


@pytest.fixture
def screen(terminal, tmp_path):
    terminal.folder = tmp_path / "terminal"
    shows(terminal, "a-notice", "b-notice", "c-notice")
    beats(terminal)
    reports(terminal)
    beats(terminal)
    terminal.hand_in()
    return terminal


def test_an_honest_ledger_is_followed_entry_by_entry(screen):
    for _ in range(3):
        shows(screen, "a-notice", "b-notice")
        beats(screen)
        shows(screen, "c-notice")
        reports(screen)
        screen.hand_in()
    ledger = Ledger.objects.get()
    assert (ledger.place, ledger.link) == screen.store.ledger.head()
    assert ledger.place == Shown.objects.count()
    assert found() == []


def test_a_ledger_that_was_emptied_is_noted_once(screen):
    forge(screen, 0)
    beats(screen)
    beats(screen)
    screen.hand_in()
    assert found() == ["reset"]
    broken = Broken.objects.get()
    assert (broken.known_place, broken.place, broken.terminal) == (3, 0, screen.row)


def test_a_ledger_whose_end_was_cut_off_is_noted_and_followed_again_from_there(screen):
    shows(screen, "d-notice", "e-notice")
    beats(screen)
    forge(screen, 3)
    beats(screen)
    screen.hand_in()
    assert found() == ["shorter"]
    for item in ("f-notice", "g-notice", "h-notice"):
        shows(screen, item)
        beats(screen)
    reports(screen)
    screen.hand_in()
    assert found() == ["shorter"]
    assert (Ledger.objects.get().place, Ledger.objects.get().link) == screen.store.ledger.head()


def test_an_entry_rewritten_after_it_was_handed_in_is_noted(screen):
    entries = [row[0] for row in screen.store.db.rows("SELECT entry FROM ledger ORDER BY place")]
    forge(screen, 1, entries[1].replace(b"b-notice", b"x-notice"), entries[2])
    assert screen.store.ledger.broken() is None, "the forger has left a chain that verifies"
    beats(screen)
    screen.hand_in()
    assert found() == ["other"]


def test_entries_that_lead_elsewhere_than_was_told_before_are_noted(screen):
    shows(screen, "d-notice", "e-notice")
    beats(screen)
    entry = screen.store.db.row("SELECT entry FROM ledger WHERE place = 4")[0]
    last = screen.store.db.row("SELECT entry FROM ledger WHERE place = 5")[0]
    forge(screen, 3, entry.replace(b"d-notice", b"x-notice"), last)
    reports(screen)
    screen.hand_in()
    assert found() == ["other"]
    assert "x-notice" in [row.item for row in Shown.objects.all()], "what is handed in is kept all the same"


def test_a_longer_ledger_that_is_another_one_is_noted_when_its_entries_come(screen):
    shows(screen, "d-notice")
    (entry,) = screen.store.db.row("SELECT entry FROM ledger WHERE place = 2")
    forge(screen, 1, *(entry.replace(b"b-notice", b"x-notice") for _ in range(5)))
    beats(screen)
    screen.hand_in()
    assert found() == []
    reports(screen)
    screen.hand_in()
    assert found() == ["other"]


def test_entries_that_were_left_out_of_what_is_handed_in_are_noted_when_a_told_head_is_reached(screen):
    shows(screen, "d-notice", "e-notice")
    screen.store.ledger.report(5)  # somebody says that these two were told
    beats(screen)
    screen.hand_in()
    shows(screen, "f-notice", "g-notice")
    reports(screen)
    screen.hand_in()
    assert found() == ["other"]


def test_numbers_that_begin_anew_are_noted(screen, tmp_path, administrator):
    """The disk was wiped, the key was not: the same terminal with an outbox and a ledger of its own."""
    from fakes.enrolled import Sender

    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "key").write_bytes((tmp_path / "terminal" / "key").read_bytes())
    anew = Sender(tmp_path / "new")
    anew.clock.advance(10_000)
    shows(anew, "a-notice")
    reports(anew)
    anew.hand_in()
    assert found() == ["again"]


def test_a_head_that_comes_late_accuses_nobody(screen):
    beats(screen)
    (late,) = screen.outward.next(1)
    shows(screen, "d-notice")
    beats(screen)
    reports(screen)
    later = [envelope for envelope in screen.outward.next(9) if envelope.id != late.id]
    screen.post.send(later)
    screen.post.send([late])
    assert found() == []
    assert Ledger.objects.get().place == 4


def test_envelopes_in_another_order_wait_for_the_one_before_them(screen):
    for item in ("d-notice", "e-notice", "f-notice"):
        shows(screen, item)
        reports(screen)
    one, two, three = screen.outward.next(3)
    screen.post.send([three])
    screen.post.send([two])
    assert (Ledger.objects.get().place, Early.objects.count()) == (3, 2)
    screen.post.send([one])
    assert (Ledger.objects.get().place, Early.objects.count()) == (6, 0)
    assert found() == []


def test_after_an_envelope_that_never_came_a_later_piece_finds_its_place(screen, monkeypatch):
    monkeypatch.setattr(ledgers, "WAITING", 1)
    shows(screen, "d-notice")
    reports(screen)
    lost = screen.outward.next(1)[0].id
    for item in ("e-notice", "f-notice", "g-notice"):
        beats(screen)
        shows(screen, item)
        beats(screen)
        reports(screen)
        screen.post.send([envelope for envelope in screen.outward.next(20) if envelope.id != lost])
    assert found() == []
    assert (Ledger.objects.get().place, Ledger.objects.get().link) == screen.store.ledger.head()


def test_a_terminal_that_tells_no_head_is_left_alone(terminal):
    beats(terminal, (0, ""))
    terminal.hand_in()
    assert Beat.objects.count() == 1
    assert found() == []


def test_a_break_is_explained_with_words_and_stays(screen, administrator):
    from hub.desk.refusals import Refusal

    forge(screen, 0)
    beats(screen)
    screen.hand_in()
    now = screen.clock.wall()
    with pytest.raises(Refusal):
        ledgers.explain(screen.row, " ", administrator, now)
    assert ledgers.explain(screen.row, "更换了硬盘", administrator, now) == 1
    assert list(ledgers.open_ones()) == []
    assert Broken.objects.get().explained.why == "更换了硬盘"
