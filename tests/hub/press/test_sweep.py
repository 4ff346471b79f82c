"""What nobody has named for thirty days goes; all else stays."""

from datetime import timedelta

import pytest
from fakes.builders import a_notice
from fakes.hub import FakeHub
from fakes.stock import StockClient

from hub.press.sweep import sweep

DAY = timedelta(days=1).total_seconds()


@pytest.fixture
def hub(tmp_path):
    return FakeHub(tmp_path)


def files(hub):
    return {p.relative_to(hub.public).as_posix() for p in hub.public.rglob("*") if p.is_file()}


def test_what_an_edition_named_goes_thirty_days_after_it_was_last_named(hub):
    picture = hub.media(b"\x89PNG old picture")
    hub.publish(a_notice(title="旧的一则", media=(picture,)))
    old = files(hub)
    hub.publish(a_notice(title="新的一则"))
    assert sweep(hub.press) == []
    hub.clock.advance(30 * DAY)
    hub.heartbeat()
    assert sweep(hub.press) == []
    hub.clock.advance(DAY)
    hub.heartbeat()
    gone = sweep(hub.press)
    assert [path for path in gone if path.startswith("objects/")]
    assert [path for path in gone if path.startswith("shards/")]
    assert [path for path in gone if path.endswith(".edition.json")]
    assert set(gone) <= old | {path for path in gone if path.startswith("metadata/")}


def test_what_is_named_now_stays_however_old_it_is(hub, tmp_path):
    edition = hub.publish(a_notice(media=(hub.media(b"\x89PNG"),)))
    for _ in range(8):
        hub.clock.advance(6 * DAY)
        hub.heartbeat()
        sweep(hub.press)
    assert StockClient.of_folder(tmp_path / "client", hub.public, hub.clock).edition() == edition
    assert hub.press.editions.current() == edition


def test_what_is_named_again_begins_anew(hub):
    hub.publish(a_notice(title="甲"))
    first = set(hub.shards())
    hub.publish(a_notice(title="乙"))
    sweep(hub.press)
    hub.clock.advance(20 * DAY)
    hub.publish(a_notice(title="甲"))
    sweep(hub.press)
    hub.publish(a_notice(title="乙"))
    sweep(hub.press)
    hub.clock.advance(20 * DAY)
    hub.heartbeat()
    sweep(hub.press)
    assert first <= files(hub)  # 40 days after its first end, 20 after its second


def test_roots_stay_for_ever(hub):
    hub.rotate("root")
    for _ in range(3):
        sweep(hub.press)
        hub.clock.advance(40 * DAY)
        hub.heartbeat()
    sweep(hub.press)
    assert {"metadata/1.root.json", "metadata/2.root.json"} <= files(hub)


def test_what_a_cut_off_write_left_is_cleared_away(hub):
    (hub.public / "shards").mkdir(exist_ok=True)
    (hub.public / "shards" / ".tmp-123-abc").write_bytes(b"half")
    sweep(hub.press)
    assert not list(hub.dir.rglob(".tmp-*"))


def test_what_is_not_ours_is_left_alone(hub):
    (hub.public / "robots.txt").write_text("x")
    for _ in range(2):
        sweep(hub.press)
        hub.clock.advance(40 * DAY)
        hub.heartbeat()
    sweep(hub.press)
    assert (hub.public / "robots.txt").exists()


def test_losing_the_notes_only_keeps_things_longer(hub):
    hub.publish(a_notice(title="旧的一则"))
    hub.publish(a_notice(title="新的一则"))
    sweep(hub.press)
    hub.clock.advance(40 * DAY)
    hub.heartbeat()
    (hub.dir / "state" / "unnamed.json").write_bytes(b"{ torn")
    assert sweep(hub.press) == []
