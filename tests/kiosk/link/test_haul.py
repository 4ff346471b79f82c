"""What an index names and we do not have, on its way into incoming/."""

from __future__ import annotations

import hashlib

import pytest
from fakes.builders import a_notice
from fakes.clock import FakeClock
from fakes.hub import FakeHub

from kiosk.content import places
from kiosk.content.index import MediaRef, Ref
from kiosk.content.item import replace
from kiosk.errors import Damaged, Full, Refusal, Refused, Unreachable
from kiosk.link import haul as hauling
from kiosk.link.door import Answer
from kiosk.link.haul import PIECE, Haul, want_of, wants_of

FILM = bytes(range(251)) * 5000  # 1.2 MB: three pieces


@pytest.fixture
def hub(tmp_path):
    hub = FakeHub(tmp_path, FakeClock())
    hub.publish(a_notice(media=(hub.media(FILM),)))
    return hub


@pytest.fixture
def index(hub):
    return hub.press.editions.index()


@pytest.fixture
def film(index):
    return want_of(index.media[0])


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "incoming"


def lacking_all(sha256):
    return False


def bring(haul):
    while not haul.done:
        haul.step()
    return haul.files


def test_all_that_an_edition_requires_comes_and_is_what_its_hash_says(hub, index, folder):
    files = bring(Haul(hub, folder, wants_of(index, lacking_all)))
    assert set(files) == {ref.sha256 for ref in index.required()}
    for sha256, path in files.items():
        assert path == folder / sha256
        assert hashlib.sha256(path.read_bytes()).hexdigest() == sha256


def test_what_we_have_is_not_fetched(hub, index, folder):
    have = {ref.sha256 for ref in index.objects()}
    wants = wants_of(index, have.__contains__)
    hub.requests.clear()
    bring(Haul(hub, folder, wants))
    assert {path.split("/")[0] for path in hub.requests} == {"objects"}


def test_objects_come_before_media_and_deferred_media_not_at_all(index):
    deferred = MediaRef("d" * 64, 9, True)
    wants = wants_of(replace(index, media=(*index.media, deferred)), lacking_all)
    assert [want.media for want in wants] == [False] * (len(wants) - 1) + [True]
    assert deferred.sha256 not in {want.sha256 for want in wants}


def test_a_film_comes_in_pieces_and_tells_how_far_it_is(hub, film, folder):
    haul = Haul(hub, folder, [film])
    seen = []
    while not haul.done:
        assert haul.at_media
        haul.step()
        seen.append(haul.have_bytes())
    assert seen == [PIECE, 2 * PIECE, len(FILM)]
    assert haul.want_bytes() == len(FILM)


def test_a_film_is_resumed_where_it_stopped_also_after_a_restart(hub, film, folder):
    Haul(hub, folder, [film]).step()
    hub.requests.clear()
    files = bring(Haul(hub, folder, [film]))
    assert len(hub.requests) == 2
    assert files[film.sha256].read_bytes() == FILM


def test_a_line_that_breaks_in_a_film_loses_nothing_of_it(hub, film, folder):
    haul = Haul(hub, folder, [film])
    haul.step()
    hub.go_dark()
    with pytest.raises(Unreachable):
        haul.step()
    hub.come_back()
    assert haul.have_bytes() == PIECE
    assert bring(haul)[film.sha256].read_bytes() == FILM


def test_a_door_that_gives_less_than_asked_is_asked_again(hub, film, folder):
    class Stingy:
        def get(self, path, *, max_bytes, **more):
            return hub.get(path, max_bytes=min(max_bytes, 100_000), **more)

    assert bring(Haul(Stingy(), folder, [film]))[film.sha256].read_bytes() == FILM


def test_a_door_that_knows_no_parts_may_give_the_whole(hub, folder):
    small = b"x" * 1000
    want = want_of(MediaRef(hashlib.sha256(small).hexdigest(), len(small), False))
    folder.mkdir()
    (folder / (want.sha256 + ".part")).write_bytes(small[:300])

    class Whole:
        def get(self, path, **_):
            return Answer(200, small)

    assert bring(Haul(Whole(), folder, [want]))[want.sha256].read_bytes() == small


@pytest.mark.parametrize("which", ["object", "film"])
def test_what_is_not_what_its_hash_says_is_removed_refused_and_fetched_again(hub, index, film, folder, which):
    path = film.path if which == "film" else places.shard(index.shards[0].sha256)
    hub.flip_byte(path)
    haul = Haul(hub, folder, wants_of(index, lacking_all))
    with pytest.raises(Refused, match="not what its hash says") as e:
        bring(haul)
    assert e.value.kind is Refusal.SIGNATURE
    assert not [p for p in folder.iterdir() if p.name.endswith(".part")]
    hub.mend()
    assert len(bring(haul)) == len(haul.wants)


@pytest.mark.parametrize("data", [FILM[:-1], FILM + b"x", b""], ids=["shorter", "longer", "empty"])
def test_a_film_of_another_length_is_no_attack_and_not_fetched_whole(hub, film, folder, data):
    hub.put(film.path, data)
    with pytest.raises(Unreachable, match="not the 1,255,000 bytes that are signed"):
        Haul(hub, folder, [film]).step()
    assert list(folder.iterdir()) == []


def test_a_part_that_did_not_survive_on_our_own_disk_is_no_attack(hub, film, folder):
    folder.mkdir()
    (folder / (film.sha256 + ".part")).write_bytes(bytes(PIECE))
    haul = Haul(hub, folder, [film])
    with pytest.raises(Damaged, match="fetched again"):
        bring(haul)
    assert bring(haul)[film.sha256].read_bytes() == FILM


def test_a_whole_file_left_by_an_earlier_try_is_taken_if_it_is_right(hub, film, folder):
    folder.mkdir()
    (folder / film.sha256).write_bytes(FILM)
    hub.requests.clear()
    assert bring(Haul(hub, folder, [film]))[film.sha256].read_bytes() == FILM
    assert hub.requests == []


def test_a_whole_file_left_by_an_earlier_try_is_fetched_again_if_it_is_wrong(hub, film, folder):
    folder.mkdir()
    (folder / film.sha256).write_bytes(FILM[:-1] + b"\x00")
    assert bring(Haul(hub, folder, [film]))[film.sha256].read_bytes() == FILM


def test_a_missing_object_is_unreachable_and_comes_when_it_is_there(hub, index, folder):
    hub.answer(places.shard(index.shards[0].sha256), 404)
    haul = Haul(hub, folder, wants_of(index, lacking_all))
    with pytest.raises(Unreachable, match="status 404") as e:
        bring(haul)
    assert e.value.fault == "server"
    hub.mend()
    bring(haul)
    assert haul.done


def test_what_would_not_fit_beside_the_reserve_is_not_begun(hub, film, folder):
    haul = Haul(hub, folder, [film], free=lambda: 2_000_000)
    haul.check_room(2_000_000 - len(FILM))
    with pytest.raises(Full) as e:
        haul.check_room(2_000_000 - len(FILM) + 1)
    assert (e.value.needed, e.value.free) == (len(FILM), len(FILM) - 1)


def test_what_is_here_already_needs_no_room(hub, film, folder):
    Haul(hub, folder, [film]).step()
    Haul(hub, folder, [film], free=lambda: len(FILM) - PIECE).check_room(0)


def test_an_object_larger_than_any_of_ours_is_refused_before_it_is_fetched(index):
    huge = replace(index, records={**index.records, "rules": Ref("e" * 64, hauling.MAX_OBJECT + 1)})
    with pytest.raises(Refused) as e:
        wants_of(huge, lacking_all)
    assert e.value.kind is Refusal.CONTENT


def test_what_nobody_waits_for_is_swept(hub, film, folder):
    folder.mkdir()
    for name in ("a" * 64, "b" * 64 + ".part", film.sha256 + ".part", "c" * 64 + ".part"):
        (folder / name).write_bytes(b"x")
    Haul(hub, folder, [film]).sweep({"c" * 64})
    assert {path.name for path in folder.iterdir()} == {film.sha256 + ".part", "c" * 64 + ".part"}
