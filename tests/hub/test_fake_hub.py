"""FakeHub's faults are real: a client nobody wrote for us refuses each, and goes on when it is mended."""

import pytest
from fakes.builders import a_notice, an_alarm
from fakes.hub import HTML, FakeHub
from fakes.stock import StockClient
from tuf.api.exceptions import BadVersionNumberError, DownloadError, RepositoryError, UnsignedMetadataError

from kiosk.content import places
from kiosk.errors import CodecError, Unreachable

LARGE = 10_000_000


@pytest.fixture
def hub(tmp_path):
    hub = FakeHub(tmp_path)
    hub.publish(a_notice(title="一"))
    return hub


@pytest.fixture
def client(hub, tmp_path):
    def get(path):
        answer = hub.get(path, max_bytes=LARGE, deadline_s=10)
        return answer.body if answer.status == 200 else None

    root = hub.get(places.metadata("root", 1), max_bytes=LARGE, deadline_s=10).body
    client = StockClient(tmp_path / "client", root, get, hub.clock)
    client.edition()
    return client


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (FakeHub.forge, UnsignedMetadataError),
        (FakeHub.roll_back, BadVersionNumberError),
        (FakeHub.answer_html, RepositoryError),
        (lambda hub: hub.flip_byte(places.TIMESTAMP, at=-40), RepositoryError),
        (lambda hub: hub.answer_all(200, b""), RepositoryError),
        (FakeHub.go_dark, DownloadError),
    ],
)
def test_each_fault_is_refused_and_mended(hub, client, fault, error):
    edition = hub.publish(a_notice(title="二"))
    client.edition()
    hub.clock.advance(60)
    fault(hub)
    with pytest.raises(error):
        client.refresh()
    hub.mend()
    assert client.edition() == edition


def test_one_signature_of_two_on_a_root_is_refused(tmp_path):
    hub = FakeHub(tmp_path, root_keys=2, root_threshold=2)
    hub.publish()
    client = StockClient(
        tmp_path / "client",
        (hub.public / places.metadata("root", 1)).read_bytes(),
        lambda path: (lambda a: a.body if a.status == 200 else None)(hub.get(path, max_bytes=LARGE, deadline_s=9)),
        hub.clock,
    )
    client.edition()
    hub.half_sign_root()
    with pytest.raises(UnsignedMetadataError):
        client.refresh()
    hub.mend()
    hub.rotate("root")
    assert client.edition().serial


def test_a_thiefs_far_versions_are_shaken_off_by_a_rotation_of_the_stolen_keys(hub, client):
    hub.fast_forward()
    stolen = client.edition()
    assert stolen.serial == 2**53
    hub.mend()
    honest = hub.publish(a_notice(title="真的"))
    with pytest.raises(BadVersionNumberError):
        client.refresh()
    hub.rotate("content")
    assert client.edition() == honest


def test_a_frozen_feed_verifies_and_does_not_move(hub, client):
    hub.freeze()
    hub.clock.advance(3600)
    hub.publish(a_notice(title="二"))
    assert client.edition().items[0].title == "一"
    hub.mend()
    assert client.edition().items[0].title == "二"


def test_a_damaged_shard_is_seen(hub, client):
    hub.flip_byte(hub.shards()[0])
    with pytest.raises(CodecError, match="not the object"):
        client.edition()
    hub.mend()
    assert client.edition().serial


def test_it_is_a_door_with_etags_ceilings_parts_and_a_memory(hub):
    whole = hub.get(places.TIMESTAMP, max_bytes=LARGE, deadline_s=10)
    assert hub.get(places.TIMESTAMP, max_bytes=LARGE, deadline_s=10, etag=whole.etag).status == 304
    part = hub.get(places.TIMESTAMP, max_bytes=5, deadline_s=10, offset=3)
    assert (part.status, part.body, part.total) == (206, whole.body[3:8], len(whole.body))
    with pytest.raises(Unreachable, match="more than"):
        hub.get(places.TIMESTAMP, max_bytes=len(whole.body) - 1, deadline_s=10)
    assert hub.get("keys/root.pem", max_bytes=LARGE, deadline_s=10).status == 404
    assert hub.requests[-5:] == [places.TIMESTAMP] * 4 + ["keys/root.pem"]
    hub.heartbeat()
    assert hub.get(places.TIMESTAMP, max_bytes=LARGE, deadline_s=10, etag=whole.etag).status == 200


def test_another_feed_can_be_served_in_its_place(hub, tmp_path):
    other = FakeHub(tmp_path, feed="other-feed")
    hub.serve_other(other)
    assert b'"x-feed":"other-feed"' in hub.get(places.TIMESTAMP, max_bytes=LARGE, deadline_s=10).body


def test_alarms_travel_apart_from_the_edition(hub, client):
    hub.alarm(an_alarm())
    assert client.emergency().alarms[0].id == "rain-orange"
    assert not [path for path in client.asked if path.endswith(".content.json")]


def test_a_captive_portal_answers_posts_too(hub):
    hub.answer_html()
    assert hub.post("/intake/envelopes", b"[]", {}, deadline_s=5).body == HTML
