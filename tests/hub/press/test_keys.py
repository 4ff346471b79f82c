"""Keys: closed files, found by what they are, never told."""

import pytest
from fakes.builders import an_emergency
from fakes.clock import FakeClock
from fakes.hub import FakeHub

from hub.press.disk import Disk
from hub.press.keys import Keyring, passphrase_from, private_keys_under
from hub.press.press import Press
from kiosk.content import codec
from kiosk.errors import BadInput

NO_SYNC = Disk(sync=False)


def test_every_role_has_a_key_of_its_own_and_nobody_else_may_read_one(tmp_path):
    hub = FakeHub(tmp_path)
    files = list((hub.dir / "keys").rglob("*.pem"))
    assert {p.name.split(".")[0] for p in files if p.parent.name == "keys"} == {
        *("root", "targets", "content", "emergency", "snapshot", "timestamp", "sealing")
    }
    assert {p.stat().st_mode & 0o777 for p in files} == {0o600}
    assert (hub.dir / "keys" / "recovery").stat().st_mode & 0o777 == 0o700
    assert len(hub.press.repository.books().all_keyids()) == 6


def test_two_feeds_share_no_key(tmp_path):
    one, other = FakeHub(tmp_path, feed="feed-one"), FakeHub(tmp_path, feed="feed-two")
    assert not one.press.repository.books().all_keyids() & other.press.repository.books().all_keyids()


def test_nothing_of_a_key_is_in_what_is_served(tmp_path):
    hub = FakeHub(tmp_path)
    hub.publish()
    secrets = [key.read_bytes().split(b"\n")[1] for key in (hub.dir / "keys").glob("*.pem")]
    served = b"".join(p.read_bytes() for p in hub.public.rglob("*") if p.is_file())
    assert len(secrets) == 7
    assert not [secret for secret in secrets if secret in served]


def test_a_recovery_file_put_back_under_any_name_signs_again(tmp_path):
    hub = FakeHub(tmp_path)
    keys = hub.dir / "keys"
    recovery = next((keys / "recovery").iterdir())
    text = recovery.read_text()
    assert hub.feed in text
    assert "恢复" in text
    next(keys.glob("root.*.pem")).unlink()
    with pytest.raises(BadInput, match="key of role root"):
        Press.open(hub.dir, hub.clock, disk=NO_SYNC).repository.rotate("timestamp")
    recovery.rename(keys / "found-in-the-safe.pem")
    assert "root" in Press.open(hub.dir, hub.clock, disk=NO_SYNC).repository.rotate("timestamp").roles


def test_a_passphrase_locks_every_key_also_the_recovery_file(tmp_path):
    press = Press.found(tmp_path / "feed", "yunzhou-jianshe", FakeClock(), passphrase=b"open sesame", disk=NO_SYNC)
    files = [*press.workshop.keys.rglob("*.pem")]
    assert len(files) == 8
    assert all(b"ENCRYPTED PRIVATE KEY" in file.read_bytes() for file in files)
    Press.open(press.workshop.dir, FakeClock(), passphrase=b"open sesame").repository.beat()
    for wrong, why in ((None, "has a passphrase"), (b"open salami", "wrong passphrase")):
        with pytest.raises(BadInput, match=why) as error:
            Press.open(press.workshop.dir, FakeClock(), passphrase=wrong)
        assert "sesame" not in str(error.value)
        assert "salami" not in str(error.value)


def test_a_passphrase_for_keys_that_have_none_is_said(tmp_path):
    hub = FakeHub(tmp_path)
    with pytest.raises(BadInput, match="no passphrase, but one was given"):
        Press.open(hub.dir, hub.clock, passphrase=b"open sesame")


def test_a_passphrase_comes_from_a_file_or_a_variable(tmp_path):
    file = tmp_path / "words"
    file.write_text("open sesame\n")
    assert passphrase_from({}, None) is None
    assert passphrase_from({"MINGBAI_PASSPHRASE": "from afar"}, None) == b"from afar"
    assert passphrase_from({"MINGBAI_PASSPHRASE": "from afar"}, file) == b"open sesame"
    file.write_text("\n")
    with pytest.raises(BadInput, match="empty"):
        passphrase_from({}, file)
    with pytest.raises(BadInput):
        passphrase_from({}, tmp_path / "nowhere")


@pytest.mark.parametrize("junk", [b"", b"not a key", b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"])
def test_a_broken_key_file_is_named(tmp_path, junk):
    hub = FakeHub(tmp_path)
    (hub.dir / "keys" / "zzz.pem").write_bytes(junk)
    with pytest.raises(BadInput, match=r"zzz\.pem"):
        Press.open(hub.dir, hub.clock)


def test_a_key_that_lies_where_it_would_be_served_is_found(tmp_path):
    hub = FakeHub(tmp_path)
    hub.publish()
    assert private_keys_under(hub.public) == []
    stray = hub.public / "metadata" / "old-key.txt"
    stray.write_bytes(b"notes\n" + next((hub.dir / "keys").glob("root.*")).read_bytes())
    assert private_keys_under(hub.public) == [stray]


def test_the_sealing_key_stays_the_same_and_its_public_half_travels_in_the_edition(tmp_path):
    hub = FakeHub(tmp_path)
    edition = hub.publish()
    again = Keyring(hub.dir / "keys", NO_SYNC)
    assert edition.office.hub_key == again.sealing_public()
    assert len(edition.office.hub_key) == 44


def test_a_founding_that_was_cut_off_is_begun_again_and_leaves_no_stray_key(tmp_path):
    hub = FakeHub(tmp_path)
    (hub.public / "metadata" / "timestamp.json").unlink()  # the last thing a founding writes
    press = Press.found(hub.dir, hub.feed, hub.clock, disk=NO_SYNC)
    names = [p.name.split(".")[0] for p in (hub.dir / "keys").glob("*.pem")]
    assert sorted(names) == sorted(set(names))
    assert codec.decode(press.repository.target("emergency"), type(an_emergency())).alarms == ()
