"""Many terminals are taken in by a list; a bad line is told and the others stand."""

import base64

import pytest
from fakes.desk import FakeDesk
from fakes.enrolled import Sender

from hub.fleet import roster
from hub.fleet.models import State, Terminal
from kiosk.clock import SystemClock
from kiosk.errors import BadInput


@pytest.fixture
def desk(db):
    return FakeDesk()


def key(number):
    return base64.b64encode(bytes([number]) * 32).decode()


def take(tmp_path, desk, *lines):
    table = tmp_path / "roster.csv"
    table.write_text("\n".join(lines) + "\n", "utf-8-sig")
    return [(t.line, t.what, t.why) for t in roster.take(table, desk.root, SystemClock().wall())]


def test_two_hundred_are_taken_and_again_are_known(tmp_path, desk):
    lines = ["name,public_key,floor", *(f"第{n}号屏,{key(n)},{n % 9 + 1}楼" for n in range(1, 201))]
    assert {what for _, what, _ in take(tmp_path, desk, *lines)} == {"taken"}
    assert {what for _, what, _ in take(tmp_path, desk, *lines)} == {"known"}
    assert Terminal.objects.filter(state=State.APPROVED, approved_by=desk.root).count() == 200


def test_each_bad_line_is_told_and_the_others_stand(tmp_path, desk):
    ended = Terminal.objects.create(name="旧", key_ed25519=key(9), fingerprint="x", state=State.REVOKED)
    found = take(
        tmp_path,
        desk,
        "name,public_key,on_from,every_day",
        f"好屏,{key(1)},07:30,1",
        "短钥,QUJD,,",
        f",{key(2)},,",
        f"时间,{key(3)},25:99,",
        f"旧屏,{ended.key_ed25519},,",
        f"对错,{key(4)},,是",
        "乱码,!!!,,",
    )
    assert [line for line, what, _ in found if what == "refused"] == [3, 4, 5, 6, 7, 8]
    assert all(why for _, what, why in found if what == "refused")
    good = Terminal.objects.get(state=State.APPROVED)
    assert (good.name, f"{good.on_from:%H:%M}", good.every_day) == ("好屏", "07:30", True)


def test_one_that_waits_with_a_code_is_taken_by_the_list_too(tmp_path, desk):
    sender = Sender(tmp_path / "terminal")
    assert sender.ask().state == "pending"
    spelled = base64.b64encode(sender.identity.public()).decode()
    assert take(tmp_path, desk, "name,public_key", f"新屏,{spelled}") == [(2, "taken", "")]
    assert (sender.ask().state, sender.ask().name) == ("approved", "新屏")


@pytest.mark.parametrize("head", ["name", "name,public_key,colour"])
def test_a_table_of_another_form_is_refused_whole(tmp_path, desk, head):
    with pytest.raises(BadInput, match="public_key"):
        take(tmp_path, desk, head, "x,y")
    assert Terminal.objects.count() == 0
