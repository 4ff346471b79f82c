"""An edition is installed whole or not at all, and what is loaded is what was signed."""

from __future__ import annotations

import pytest
from fakes.arrivals import a_media, arrived
from fakes.builders import a_guide, a_notice, an_alarm, an_edition, an_emergency
from fakes.clock import instant

from kiosk.content import codec
from kiosk.content.item import replace
from kiosk.content.shards import split
from kiosk.errors import Damaged, Refusal, Refused

PICTURE = b"\x89PNG a picture of the counter"
STEPS = ("decoded", "media taken", "begun", "objects written", "all written", "committed", "tidied")


class PowerCut(BaseException):
    """Not an Exception: nothing may catch it and tidy up."""


def test_what_was_installed_is_loaded_after_a_start(open_store):
    edition = an_edition(a_notice(), a_guide(), serial=7)
    install(open_store(), edition)
    assert open_store().load().edition == edition


def test_an_empty_disk_has_no_edition(store):
    assert store.load().edition is None
    assert store.load().troubles == ()


def test_the_files_that_came_are_gone_once_the_edition_stands(store):
    install(store, with_picture(), media=[PICTURE])
    assert list((store.data_dir / "incoming").iterdir()) == []
    assert store.blobs.path(codec.sha256(PICTURE)).read_bytes() == PICTURE


def test_only_changed_objects_need_to_come(store):
    first = an_edition(a_notice(body="一"), serial=1)
    second = an_edition(a_notice(body="二"), serial=2)
    install(store, first)
    known = store.editions.objects()
    fact = arrived(store.data_dir, second, without=known)
    assert len(fact.files) == 1, "the shard of the notice, and no record"
    install_fact(store, fact)
    assert store.load().edition == second


@pytest.mark.parametrize("cut", STEPS)
def test_a_power_cut_between_any_two_steps_leaves_one_whole_edition(open_store, cut):
    old, new = an_edition(serial=1), with_picture(serial=2)
    install(open_store(), old)

    def step(name):
        if name == cut:
            raise PowerCut

    with pytest.raises(PowerCut):
        install(open_store(step=step), new, media=[PICTURE])
    store = open_store()
    standing = store.load().edition
    assert standing == (new if cut in {"committed", "tidied"} else old)
    assert store.floors.get("edition") == standing.serial
    install(store, new, media=[PICTURE])
    assert open_store().load().edition == new, "and the next try succeeds"


def test_an_edition_older_than_the_floor_is_refused_and_the_newer_one_stays(store):
    newer = an_edition(serial=9)
    install(store, newer)
    with pytest.raises(Refused) as refused:
        install(store, an_edition(serial=8))
    assert refused.value.kind is Refusal.ROLLBACK
    assert store.load().edition == newer


def test_an_edition_signed_under_an_older_root_is_refused(store):
    store.floors.rotate(3, ())
    with pytest.raises(Refused) as refused:
        install(store, an_edition(serial=1), root_version=2)
    assert refused.value.kind is Refusal.ROLLBACK


def test_an_object_altered_in_incoming_is_removed_and_nothing_changes(store):
    install(store, an_edition(serial=1))
    fact = arrived(store.data_dir, an_edition(a_notice(body="二"), serial=2), without=store.editions.objects())
    (path,) = fact.files.values()
    path.write_bytes(path.read_bytes().replace("二".encode(), "三".encode()))
    with pytest.raises(Damaged):
        install_fact(store, fact)
    assert not path.exists(), "so that the courier fetches it again"
    assert store.load().edition.serial == 1


def test_media_altered_in_incoming_is_removed_and_nothing_changes(store):
    fact = arrived(store.data_dir, with_picture(), media=[PICTURE])
    path = fact.files[codec.sha256(PICTURE)]
    path.write_bytes(b"\x89PNG a picture of another one")
    with pytest.raises(Damaged):
        install_fact(store, fact)
    assert not path.exists()
    assert not store.blobs.has(codec.sha256(PICTURE))
    assert store.load().edition is None


def test_required_media_that_never_came_keep_the_edition_out(store):
    with pytest.raises(Damaged):
        install(store, with_picture())
    assert store.load().edition is None


def test_deferred_media_may_come_later(store):
    edition = an_edition(a_notice(media=(a_media(PICTURE, deferred=True),)))
    install(store, edition)
    assert store.load().edition == edition


def test_an_edition_without_items_is_refused(store):
    with pytest.raises(Refused) as refused:
        install(store, replace(an_edition(), items=()))
    assert refused.value.kind is Refusal.CONTENT


def test_an_item_that_shows_media_its_index_does_not_name_is_refused(store):
    fact = arrived(store.data_dir, with_picture())
    with pytest.raises(Refused) as refused:
        install_fact(store, replace(fact, index=replace(fact.index, media=())))
    assert refused.value.kind is Refusal.CONTENT


def test_a_damaged_current_edition_gives_way_to_the_one_before_it_and_is_fetched_again(open_store):
    store = open_store()
    before, current = an_edition(a_notice(body="一"), serial=1), an_edition(a_notice(body="二"), serial=2)
    install(store, before, signed="2026-11-23 10:00")
    install(store, current, signed="2026-11-23 10:30")
    only_in_current = shards(current) - shards(before)
    for sha256 in only_in_current:
        store.db.run("UPDATE objects SET bytes = ? WHERE sha256 = ?", b"[]", sha256)
    store = open_store()
    loaded = store.load()
    assert loaded.edition == before
    assert loaded.verified_at == instant("2026-11-23 10:00"), "its own verification, not the newer one's"
    assert "current edition" in loaded.troubles[0]
    assert store.floors.get("edition") == 2, "the floor stays"
    assert not only_in_current & store.editions.objects()
    install(store, current)
    assert open_store().load().edition == current


def test_an_index_altered_on_the_disk_is_noticed(open_store):
    store = open_store()
    install(store, an_edition(serial=5))
    store.db.run("UPDATE editions SET idx = CAST(replace(idx, '86400', '86499') AS BLOB)")
    assert open_store().load().edition is None


def test_a_newer_signature_moves_the_verification_and_an_older_one_does_not(store):
    install(store, an_edition(serial=5), signed="2026-11-23 10:00")
    store.editions.verified(5, instant("2026-11-23 10:20"))
    store.editions.verified(5, instant("2026-11-23 10:10"))
    store.editions.verified(4, instant("2026-11-23 10:40"))
    assert store.load().verified_at == instant("2026-11-23 10:20")


def test_the_sweep_keeps_current_and_previous_and_removes_the_rest(store):
    pictures = [b"first", b"second", b"third"]
    for serial, picture in enumerate(pictures, 1):
        install(store, an_edition(a_notice(media=(a_media(picture),)), serial=serial), media=[picture])
    assert store.editions.sweep() > 0
    here = [store.blobs.has(codec.sha256(picture)) for picture in pictures]
    assert here == [False, True, True]
    current = store.load()
    assert current.edition.serial == 3
    needed = {ref.sha256 for ref in current.index.objects()}
    assert needed <= store.editions.objects()
    assert len(store.editions.objects()) == len(needed) + 1, "and the one shard of the previous that differs"


def test_a_terminal_paired_anew_does_not_show_the_other_feed_nor_measure_by_it(open_store):
    install(open_store(), an_edition(serial=900))
    other = open_store(feed="a" * 64)
    assert other.load().edition is None
    install(other, an_edition(serial=3))
    assert other.load().edition.serial == 3


def test_the_emergency_is_installed_apart_and_has_a_floor_of_its_own(open_store):
    store = open_store()
    emergency = an_emergency(an_alarm(), serial=4)
    store.editions.install_emergency(emergency, instant("2026-11-23 13:20"), 1)
    assert open_store().editions.load_emergency() == emergency
    with pytest.raises(Refused):
        open_store().editions.install_emergency(an_emergency(serial=3), instant("2026-11-23 13:30"), 1)
    assert open_store().floors.get("edition") == 0


def test_an_emergency_altered_on_the_disk_is_not_shown(open_store):
    store = open_store()
    store.editions.install_emergency(an_emergency(an_alarm(), serial=4), instant("2026-11-23 13:20"), 1)
    store.db.run("UPDATE emergency SET bytes = CAST(replace(bytes, '橙色', '红色') AS BLOB)")
    with pytest.raises(Damaged):
        open_store().editions.load_emergency()


def with_picture(serial=1):
    return an_edition(a_notice(media=(a_media(PICTURE),)), serial=serial)


def install(store, edition, **options):
    return install_fact(store, arrived(store.data_dir, edition, **options))


def install_fact(store, fact):
    now = instant("2026-11-23 10:34")
    return store.editions.install(fact.index, fact.files, fact.signed_at, fact.root_version, now)


def shards(edition):
    return {shard.sha256 for shard in split(edition)[0].shards}
