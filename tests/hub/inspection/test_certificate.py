"""The certificate of an item and its evidence pack, from facts a real terminal handed in."""

import io
import json
import zipfile

import pytest
from django.urls import reverse
from django.utils import timezone
from fakes.builders import a_notice
from fakes.clock import instant

from hub.desk.approved import Approved
from hub.fleet import ledgers
from kiosk.cli.__main__ import main
from kiosk.content import codec, proof
from kiosk.content.proof import Shown
from kiosk.terminal.orders import Record


def hang(screen, *pairs, item="a-notice"):
    """Facts of these times, handed in as the terminal does."""
    version = Approved.objects.get(item_id=item).digest[:12]
    for one, other in pairs:
        first, last = instant(f"2026-11-{one}"), instant(f"2026-11-{other}")
        shown = Shown(item=item, version=version, board="hall-1", zone="main", first=first, last=last, frames=9)
        screen.outward.record(Record(shown))
    screen.clock.advance(700)
    screen.outward.report()
    screen.hand_in()


@pytest.fixture
def page(desk):
    return desk.approve(desk.write(a_notice(type="publicity", period_rule="housing-publicity")))


@pytest.fixture
def later(monkeypatch):
    """Called: from then on the hub lives on the evening of 2026-11-19."""
    return lambda: monkeypatch.setattr(timezone, "now", lambda: instant("2026-11-19 20:00"))


def certificate(client, person, page):
    client.force_login(person)
    return client.get(reverse("inspection_one", args=[page.pk]))


def pack_of(client, page):
    return client.get(reverse("inspection_pack", args=[page.pk])).content


def test_the_certificate_names_the_screen_the_gap_and_what_to_verify_it_by(desk, page, screen, client, later):
    hang(screen, ("18 08:30", "18 10:02"), ("18 11:40", "18 17:30"), ("19 08:30", "19 17:30"))
    later()
    told = certificate(client, desk.inspector, page).content.decode()
    for words in (
        "有空缺",
        "2026-11-18 10:02 至 11:40",
        "2026-11-18 至 2026-11-30（含当日）",
        "一楼大屏",
        "90%",
        Approved.objects.get().digest,
    ):
        assert words in told, words
    assert "至少到 2026-11-27；本条到 2026-11-30，<b>符合</b>" in told
    assert "<b>全程有播出记录</b>" not in told


def test_without_a_gap_it_says_so_and_a_screen_without_records_is_named_too(desk, page, screen, client, later):
    from hub.fleet.models import State, Terminal

    Terminal.objects.create(
        name="二楼大屏", board="b2", key_ed25519="k", fingerprint="f", state=State.APPROVED,
        approved_at=instant("2026-11-01 08:00"),
    )  # fmt: skip
    hang(screen, ("18 08:30", "18 17:30"), ("19 08:30", "19 17:30"))
    later()
    told = certificate(client, desk.inspector, page).content.decode()
    assert "<b>全程有播出记录</b>" in told
    assert "没有播出记录" in told.split("二楼大屏")[1].split("</tr>")[0]


def test_an_envelope_that_never_came_is_told(desk, page, screen, client, later):
    hang(screen, ("18 08:30", "18 09:00"))
    screen.store.outbox.next_seq("shown", 0)  # a number that was given and never handed in
    hang(screen, ("18 09:00", "18 17:30"))
    later()
    assert "记录信封没有到达中心：一楼大屏" in certificate(client, desk.inspector, page).content.decode()


def test_the_pack_verifies_as_it_was_and_each_change_is_named(desk, page, screen, client, later, tmp_path, capsys):
    hang(screen, ("18 08:30", "18 10:00"), ("18 10:00", "18 17:30"), ("19 08:30", "19 17:30"))
    later()
    told = certificate(client, desk.inspector, page).content.decode()
    data = pack_of(client, page)
    file = tmp_path / "pack.zip"
    file.write_bytes(data)
    assert main(["verify", str(file)]) == 0
    said = capsys.readouterr().out
    head = said.split("证据链末值: ")[1].split()[0]
    assert head in told
    assert said.split("SHA-256: ")[1].split()[0] in told
    assert main(["verify", str(file), "--head", "0" * 64]) == 1
    for name, change in (
        ("facts.jsonl", lambda old: old.replace(b"hall-1", b"hall-2", 1)),
        ("facts.jsonl", lambda old: old.split(b"\n", 1)[1]),
        ("facts.jsonl", lambda old: old + old.splitlines(keepends=True)[0]),
        ("approvals.json", lambda old: old.replace(b"head", b"haed")),
        ("README.txt", lambda old: None),
    ):
        file.write_bytes(changed(data, name, change))
        assert main(["verify", str(file)]) == 1, name
        assert name in capsys.readouterr().out


def test_a_forger_who_mends_the_list_breaks_the_chain_and_who_mends_that_too_misses_the_head(
    desk, page, screen, client, later, tmp_path, capsys
):
    from hub.inspection import pack

    hang(screen, ("18 08:30", "18 10:00"), ("18 10:00", "18 17:30"))
    later()
    client.force_login(desk.inspector)
    data = pack_of(client, page)
    file = tmp_path / "pack.zip"

    def forged(**more):
        with zipfile.ZipFile(io.BytesIO(data)) as old:
            files = {name: old.read(name) for name in old.namelist() if name != "SHA256SUMS"}
        head = files["chain.txt"].split()[-1].decode()
        files["facts.jsonl"] = files["facts.jsonl"].replace(b"T09:30", b"T09:45")
        if more:
            links = pack.links(files["facts.jsonl"].splitlines())
            files["chain.txt"] = "".join(f"{link}\n" for link in links).encode()
        sums = "".join(f"{codec.sha256(body)}  {name}\n" for name, body in files.items())
        with zipfile.ZipFile(file, "w") as new:
            for name, body in {**files, "SHA256SUMS": sums.encode()}.items():
                new.writestr(name, body)
        return head

    forged()
    assert main(["verify", str(file)]) == 1
    assert "链自此行起不符" in capsys.readouterr().out
    head = forged(chain=True)
    assert main(["verify", str(file)]) == 0
    assert main(["verify", str(file), "--head", head]) == 1
    assert "证据链末值不同" in capsys.readouterr().out


def changed(data, name, change):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for each in old.namelist():
            body = change(old.read(each)) if each == name else old.read(each)
            if body is not None:
                new.writestr(each, body)
    return out.getvalue()


def test_what_is_no_pack_is_refused_with_a_sentence(tmp_path, capsys):
    (tmp_path / "x.zip").write_bytes(b"x")
    assert main(["verify", str(tmp_path / "x.zip")]) == 2
    assert "zip" in capsys.readouterr().err


def test_the_same_evidence_gives_the_same_pack(desk, page, screen, client, later):
    hang(screen, ("18 08:30", "18 17:30"))
    later()
    client.force_login(desk.inspector)
    assert pack_of(client, page) == pack_of(client, page)


def test_the_office_is_read_by_the_inspection_and_one_item_by_its_unit(desk, page, client, later):
    later()
    for person in (desk.inspector, desk.central):
        client.force_login(person)
        told = client.get(reverse("inspection_office")).content.decode()
        assert page.title in told
        assert "尚无应展示时段" in told
    for person in (desk.author, desk.head, desk.root):
        client.force_login(person)
        assert client.get(reverse("inspection_office")).status_code in (302, 403)
    assert certificate(client, desk.author, page).status_code == 200
    for person in (desk.stranger, desk.root):
        assert certificate(client, person, page).status_code in (302, 403)
        assert client.get(reverse("inspection_pack", args=[page.pk])).status_code in (302, 403)


def test_the_table_of_units_is_a_table(desk, page, client):
    client.force_login(desk.inspector)
    rows = client.get(reverse("inspection_table")).content.decode().splitlines()
    assert rows[0].startswith("\ufeff单位")
    assert any(row.startswith("政务服务大厅,hall,") for row in rows[1:])


def test_a_draft_has_no_certificate(desk, client):
    draft = desk.write(a_notice(id="b-notice"))
    answer = certificate(client, desk.inspector, draft)
    assert (answer.status_code, "没有批准过" in answer.content.decode()) == (400, True)


def test_a_ledger_that_did_not_continue_is_told_to_the_inspection_on_its_page_the_certificate_and_in_the_pack(
    desk, page, screen, client, later
):
    hang(screen, ("18 08:30", "18 17:30"))
    for place, link in ((9, "a" * 64), (0, "0" * 64)):
        screen.clock.advance(1)
        screen.outward.beat(proof.Beat(edition=7, emergency=0, state="current", ledger=place, ledger_link=link))
    screen.hand_in()
    client.force_login(desk.inspector)
    office = client.get(reverse("inspection_office")).content.decode()
    assert "9 → 0" in office
    assert "待查明" in office
    ledgers.explain(screen.row, "更换了硬盘", desk.root, timezone.now())
    assert (
        "台账被清空，从头记起（原 9 条，后 0 条）；查明：更换了硬盘"
        in certificate(client, desk.inspector, page).content.decode()
    )
    with zipfile.ZipFile(io.BytesIO(pack_of(client, page))) as pack:
        (told,) = json.loads(pack.read("ledgers.json"))
    assert (told["how"], told["known"]["entries"], told["explained"]["why"]) == ("reset", 9, "更换了硬盘")
