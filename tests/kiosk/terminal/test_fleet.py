"""A terminal joins the fleet and does what the hub asks: once, in its time, answered, and never what it must not."""

from datetime import timedelta

from fakes.builders import a_notice

from kiosk.command import Command, Reply
from kiosk.content.voice import Help
from kiosk.terminal.orders import Obeyed, Send

ONE, TWO, THREE = ("1" * 32, "2" * 32, "3" * 32)


def order(hub, id, what, left_s=600):
    hub.intake.orders.append(Command(id=id, what=what, left_s=left_s))


def replies(hub):
    return [(reply.id[0], reply.how) for reply in hub.intake.replies]


def test_while_it_waits_it_shows_a_code_and_keeps_what_is_to_be_told(open_terminal, hub):
    hub.intake.state = "pending"
    terminal = open_terminal(hub)
    terminal.sync()
    assert (terminal.snapshot.membership.state, terminal.snapshot.membership.code) == ("pending", "K7M2QX")
    terminal.tell(Send(Help(place="home", where="一楼")))
    terminal.sync()
    assert hub.received == []
    hub.intake.state = "approved"
    terminal.sync()
    terminal.sync()
    assert [each.envelope.kind for each in hub.received] == ["help"]
    assert terminal.snapshot.membership.name == "一楼 1 号屏"


def test_content_comes_also_to_a_terminal_that_nobody_has_taken(open_terminal, hub):
    hub.publish(a_notice())
    hub.intake.state = "revoked"
    terminal = open_terminal(hub)
    terminal.sync()
    assert terminal.snapshot.membership.state == "revoked"
    assert terminal.snapshot.edition is not None


def test_one_that_was_taken_does_not_ask_again_after_a_restart(open_terminal, hub):
    terminal = open_terminal(hub)
    terminal.sync()
    terminal.close()
    assert open_terminal(hub).snapshot.membership.state == "approved"


def test_one_whose_key_was_ended_says_so_and_loses_nothing(open_terminal, hub):
    terminal = open_terminal(hub)
    terminal.sync()
    hub.intake.state = "revoked"
    terminal.tell(Send(Help(place="home", where="一楼")))
    terminal.sync()
    assert terminal.snapshot.membership.state == "revoked"
    assert terminal.snapshot.queued == 1


def test_a_command_is_done_once_and_answered_as_often_as_it_comes(open_terminal, hub, clock):
    terminal = open_terminal(hub)
    terminal.sync()
    order(hub, ONE, "identify")
    terminal.sync()
    until = terminal.snapshot.named_until
    assert until == clock.wall() + timedelta(minutes=1)
    terminal.sync()
    assert replies(hub) == [("1", "done")]
    clock.advance(30)
    order(hub, ONE, "identify")  # a hub that lost the answer hands it out again
    hub.intake.replies.clear()
    terminal.sync()
    terminal.sync()
    assert terminal.snapshot.named_until == until
    assert replies(hub) == [("1", "done")]


def test_sync_looks_at_the_feed_at_once(open_terminal, hub):
    terminal = open_terminal(hub)
    terminal.sync()
    order(hub, ONE, "sync")
    courier = terminal._courier
    courier.wake()
    courier.step()
    asked = len(hub.fetched("timestamp"))
    courier.step()
    assert len(hub.fetched("timestamp")) == asked + 1
    courier.step()
    assert len(hub.fetched("timestamp")) == asked + 1
    assert replies(hub) == [("1", "done")]


def test_a_restart_is_on_the_disk_before_it_happens_and_not_done_twice_in_a_row(open_terminal, hub, clock):
    terminal = open_terminal(hub)
    order(hub, ONE, "restart")
    terminal.sync()
    terminal.sync()
    assert [command.what for command in terminal.snapshot.asked] == ["restart"]
    terminal.tell(Obeyed(Reply(id=ONE, how="done", at=clock.wall()))).result()
    terminal.close()
    terminal = open_terminal(hub)
    order(hub, TWO, "restart")
    terminal.sync()
    terminal.sync()
    assert terminal.snapshot.asked == ()
    assert replies(hub) == [("1", "done"), ("2", "refused")]


def test_a_word_from_a_newer_hub_is_refused_and_nothing_else_is_held_up(open_terminal, hub):
    terminal = open_terminal(hub)
    order(hub, ONE, "self-destruct")
    order(hub, TWO, "identify")
    terminal.sync()
    terminal.sync()
    assert replies(hub) == [("1", "refused"), ("2", "done")]


def test_what_the_glass_cannot_do_in_its_time_is_answered(open_terminal, hub, clock):
    terminal = open_terminal(hub)
    order(hub, ONE, "screenshot", left_s=120)
    terminal.sync()
    terminal.sync()
    assert [command.id for command in terminal.snapshot.asked] == [ONE]
    clock.advance(121)
    terminal.sync()
    terminal.sync()
    assert terminal.snapshot.asked == ()
    assert replies(hub) == [("1", "failed")]
    late = terminal.tell(Obeyed(Reply(id=ONE, how="done", at=clock.wall(), picture=b"x"))).result()
    assert late is False


def test_a_picture_goes_with_its_answer_one_at_a_time(open_terminal, hub, clock):
    terminal = open_terminal(hub)
    order(hub, ONE, "screenshot")
    order(hub, TWO, "screenshot")
    terminal.sync()
    terminal.sync()
    for id, picture in ((ONE, b"first"), (TWO, b"second")):
        terminal.tell(Obeyed(Reply(id=id, how="done", at=clock.wall(), picture=picture))).result()
    terminal.sync()
    terminal.sync()
    assert [(reply.id, reply.picture) for reply in hub.intake.replies] == [(ONE, b"first"), (TWO, b"second")]
