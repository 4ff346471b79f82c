"""How a terminal comes into the fleet: it shows a code, somebody who stands before it types that code."""

from datetime import timedelta

import pytest
from fakes.enrolled import Sender

from hub.fleet import enrolment
from hub.fleet.models import CODE_LIFE, Code, State, Terminal
from kiosk.clock import SystemClock


def now():
    return SystemClock().wall()


@pytest.fixture
def stranger(tmp_path, db):
    return Sender(tmp_path / "stranger")


def test_a_stranger_gets_a_code_of_six_letters_without_look_alikes(stranger):
    asked = stranger.ask()
    assert (asked.state, len(asked.code), asked.fingerprint) == ("pending", 6, stranger.fingerprint)
    assert set(asked.code) <= set(enrolment.LETTERS)
    assert not set("0O1IL") & set(enrolment.LETTERS)


def test_one_who_asks_again_is_told_the_same_code_until_it_is_over(stranger):
    first = stranger.ask()
    assert stranger.ask().code == first.code
    Code.objects.update(made_at=now() - CODE_LIFE)
    assert stranger.ask().code != first.code
    assert Terminal.objects.count() == 1


def test_the_code_that_was_typed_puts_the_terminal_in_its_place(stranger, administrator):
    row = stranger.enrol(administrator, name="二楼公告屏", site="政务服务大厅")
    assert (row.state, row.name, row.site, row.approved_by) == (
        State.APPROVED,
        "二楼公告屏",
        "政务服务大厅",
        administrator,
    )
    assert (stranger.ask().state, stranger.ask().name) == ("approved", "二楼公告屏")


def test_a_code_is_read_as_people_type_it(stranger, administrator):
    code = stranger.ask().code
    assert enrolment.find(f" {code[:3].lower()}-{code[3:]} ", administrator, now()).letters == code


def test_a_code_opens_once(stranger, administrator):
    code = enrolment.find(stranger.ask().code, administrator, now())
    enrolment.approve(code, administrator, now(), {"name": "一"})
    with pytest.raises(enrolment.NoSuchCode):
        enrolment.approve(code, administrator, now(), {"name": "二"})
    with pytest.raises(enrolment.NoSuchCode):
        enrolment.find(code.letters, administrator, now())


def test_a_code_is_over_after_ten_minutes(stranger, administrator):
    code = stranger.ask().code
    with pytest.raises(enrolment.NoSuchCode):
        enrolment.find(code, administrator, now() + timedelta(minutes=11))


def test_who_guesses_is_stopped_after_five(stranger, administrator):
    code = stranger.ask().code
    for _ in range(enrolment.TRIES):
        with pytest.raises(enrolment.NoSuchCode):
            enrolment.find("222222", administrator, now())
    with pytest.raises(enrolment.Throttled):
        enrolment.find(code, administrator, now())


def test_terminals_without_number_are_stopped_and_those_known_are_not(stranger, tmp_path, monkeypatch):
    monkeypatch.setattr(enrolment, "FROM_ONE_ADDRESS", 1)
    assert stranger.ask().state == "pending"
    assert Sender(tmp_path / "another").ask() == 429
    assert stranger.ask().state == "pending"


def test_a_new_device_takes_the_place_of_an_old_one_whose_key_ends(terminal, stranger, administrator):
    code = enrolment.find(stranger.ask().code, administrator, now())
    new = enrolment.approve(code, administrator, now(), {}, instead_of=terminal.row)
    old = Terminal.objects.get(pk=terminal.row.pk)
    assert (new.name, new.floor) == (old.name, old.floor) == ("一楼大厅触摸屏", "一楼")
    assert (old.state, old.replaced_by) == (State.REVOKED, new)
    assert terminal.ask() == 403


def test_a_revoked_key_gets_no_code(terminal, administrator):
    assert enrolment.revoke(terminal.row, administrator, now())
    assert not enrolment.revoke(terminal.row, administrator, now())
    assert terminal.ask() == 403
    assert Code.objects.filter(used_at=None).count() == 0


def test_the_key_of_another_cannot_be_named(stranger, terminal):
    stranger.identity = _Liar(terminal.identity, stranger.identity)
    assert stranger.ask() == 401


class _Liar:
    """Names one's key and signs with another's."""

    def __init__(self, named, signs):
        self.public, self.fingerprint, self.sign = named.public, named.fingerprint, signs.sign
