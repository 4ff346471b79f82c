"""Calling a human to the screen: what is said, what is sent, what rings."""

from __future__ import annotations

import sys
from concurrent.futures import Future

import pytest
from fakes.builders import a_guide, an_edition
from fakes.glass import Glass

from kiosk.content.voice import Help
from kiosk.terminal.orders import Send
from kiosk.terminal.snapshot import Contact
from screens.bell import Bell
from screens.calling import AGAIN_S, Calling
from screens.fittings import Fittings


@pytest.fixture
def desk(window):
    """A screen whose keeper answers when it is told to."""
    found = Glass(window, an_edition(a_guide()), fittings=Fittings(reports=True, where="一楼大厅 3 号屏"))
    found.futures = []
    found.screen._calling._tell = found_tell(found)
    yield found
    found.close()


def found_tell(glass):
    def tell(order):
        glass.told.append(order)
        future = Future()
        glass.futures.append(future)
        return future

    return tell


def to_help(glass):
    glass.tap("home/guides")
    glass.tap("guides/topic:unit:hall")
    glass.tap("topic/guide:a-guide")
    glass.tap("help")


def calls(glass):
    return [order.body for order in glass.told if isinstance(order, Send)]


def test_one_touch_sends_where_somebody_stands_and_what_they_read(desk):
    to_help(desk)
    desk.tap("call")
    assert calls(desk) == [Help(place="guide:a-guide", where="一楼大厅 3 号屏")]
    assert "正在通知" in desk.text()


def test_received_is_said_when_it_is(desk):
    to_help(desk)
    desk.tap("call")
    desk.futures[0].set_result("an-envelope")
    desk.know(queued=1)
    assert "已经记下" in desk.text()
    desk.know(queued=0)
    assert "咨询台已经收到" in desk.text()


def test_what_could_not_be_noted_says_where_to_go_and_can_be_tried_again(desk):
    to_help(desk)
    desk.tap("call")
    desk.futures[0].set_exception(OSError("the disk is full"))
    desk.settle()
    assert "没有通知到" in desk.text()
    desk.tap("call")
    assert len(calls(desk)) == 2


def test_without_a_network_it_says_which_desk_to_go_to_and_promises_nothing(desk):
    to_help(desk)
    desk.know(contact=Contact(at=desk.clock.now(), reached=False, reason="network"))
    assert "联系不上咨询台" in desk.text()
    assert "call" not in desk.names()
    assert "政务服务大厅" in desk.text()


def test_one_call_is_enough_for_two_minutes(desk):
    to_help(desk)
    desk.tap("call")
    desk.futures[0].set_result("an-envelope")
    desk.settle()
    desk.tap("home")
    desk.tap("help")
    assert "call" not in desk.names()
    desk.screen.held.take("speech", desk.clock.monotonic())
    desk.wait(AGAIN_S + 1)
    assert "call" in desk.names()


def test_where_nobody_can_be_called_none_is_offered_and_the_page_still_helps(window):
    glass = Glass(window, an_edition(a_guide()))
    glass.tap("home/help")
    assert "call" not in glass.names()
    assert "政务服务大厅" in glass.text()
    glass.close()


def test_the_bell_rings_a_command_and_is_gone_afterwards(tmp_path):
    rung = tmp_path / "rung"
    bell = Bell((sys.executable, "-c", f"open({str(rung)!r}, 'w').close()"))
    calling = Calling(list, "3", list, reports=False, bell=bell)
    assert calling.state(0.0) == "ready"
    calling.call("home", 1.0)
    calling.stop()
    assert rung.exists()
    assert calling.state(2.0) == "told"


def test_a_bell_that_is_not_there_is_logged_and_the_call_goes_on(caplog):
    bell = Bell(("/nowhere/at/all",))
    bell.ring()
    bell.stop()
    assert "did not ring" in caplog.text
