"""The permission matrix: post by view, in matrix.txt. A view without a row fails; so does a row that is no longer true.

Each row names a view and the posts that it opens to (by GET, else by POST): A author, H head of unit, S secrecy,
C central office, L leader, D duty officer, I inspection, M administrator, R superuser, - a stranger. Rights to act are
asked again by every act (tests/hub/desk/test_review.py); the one listed exception to author ≠ approver is the everyday
fast lane.
After a change that was meant: MINGBAI_MATRIX=draw, then read the difference.
"""

import os
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from fakes import addresses
from fakes.builders import a_notice, an_alarm, an_emergency

MATRIX = Path(__file__).with_name("matrix.txt")
CHANGES = ("INSERT", "UPDATE", "DELETE")
# A session, what a person prefers on the console, who has a page open: nobody's content and nobody's right.
OWN = ("django_session", "wagtailusers_userprofile", "wagtailadmin_editingsession", "people_authenticator", "axes_")

# The nearest goes to somebody who asks for help at a screen, also when it is an inspector.
ANYBODYS = ("fleet_answer",)


def a_change(desk):
    """A group of terminals that stands, and a change of it that waits."""
    from django.utils import timezone

    from hub.desk import records
    from hub.records import deciding
    from hub.records.sorts import SORTS
    from kiosk.content.edition import Profile

    records.put("profiles", (Profile(id="hall-touch"),))
    changed = Profile(id="hall-touch", idle_s=90)
    return deciding.propose(SORTS["profiles"], "hall-touch", changed, "x", desk.central, timezone.now())


@pytest.fixture
def house(desk):
    """The people by their letters, and the true values of the parts of an address."""
    from django.contrib.auth.models import Group
    from wagtail.models import Collection, Site, Task, Workflow

    from hub.desk.posts import Role
    from hub.duty import acts
    from hub.duty.models import heard
    from hub.fleet.models import State, Terminal
    from hub.lane.models import approve, propose
    from hub.lane.wording import shipped
    from kiosk.content.emergency import Blank

    screen = Terminal.objects.create(name="一楼大厅", key_ed25519="x", fingerprint="x", state=State.APPROVED)
    page = desk.approve(desk.write(a_notice()))
    people = {"A": desk.author, "H": desk.head, "S": desk.secrecy, "C": desk.central, "I": desk.inspector}
    people |= {"L": desk.person("leader", Role.LEADER), "D": desk.person("duty", Role.DUTY)}
    people |= {"M": desk.person("guanli", Role.ADMINISTRATOR), "R": desk.root}
    warning = an_alarm("a-siren")
    heard(an_emergency(warning, blanks=(Blank(id="a-siren", since=warning.issued),)))
    act = acts.revert(1, people["D"], "x")
    photo = a_photo(page, desk)
    browsers = {letter: Client(raise_request_exception=False) for letter in (*"AHSCLDIMR", "-")}
    for letter, person in people.items():
        browsers[letter].force_login(person)
    wording = propose("fault", shipped()["fault"], desk.author)
    for reviewer in (desk.secrecy, desk.central):
        approve(wording, reviewer, wording.digest)
    model = type(page)._meta
    values = {"page_id": page.pk, "parent_page_id": desk.hall.pk, "page_to_move_id": page.pk, "object_id": page.pk}
    values |= {"id": "a-siren", "name": "fault", "collection_id": Collection.objects.first().pk}
    values |= {"sort": "profiles", "key": "hall-touch"}
    values |= {"revision_id": page.latest_revision_id, "destination_id": desk.hall.pk, "kind": a_notice_kind()}
    values |= {"content_type_app_name": model.app_label, "content_type_model_name": model.model_name}
    values |= {"app_label": model.app_label, "model_name": model.model_name, "action": "delete"}
    known = {
        "fleet_": screen,
        "fleet_picture": screen.screenshots.create(at=warning.issued, picture=b"x"),
        "duty_": act,
        "channels_": photo,
        "records_": a_change(desk),
        "wagtailsites": Site.objects.first(),
        "wagtailusers_groups": Group.objects.first(),
    }
    known |= {"wagtailadmin_workflows": Workflow.objects.first(), "wagtailusers_users": desk.author}
    known |= {"wagtailadmin_collections": Collection.objects.first(), "wagtailadmin_api:pages": page}
    known |= {f"wagtailadmin_workflows:{act}_task": Task.objects.first() for act in ("edit", "enable", "disable")}

    def address(name, route):
        pks = [each.pk for prefix, each in known.items() if name.startswith(prefix)]
        return addresses.filled(route, {"pk": pks[-1] if pks else 0, **values})

    return browsers, address


def a_photo(page, desk):
    """A record of a channel with its photograph."""
    from django.utils import timezone

    from hub.channels import recording
    from hub.channels.carriers import BOARD
    from hub.channels.models import State
    from hub.desk import scans

    return recording.record(page, desk.author, BOARD, State.OUT, timezone.localdate(), scan=scans.kept(b"x"))


def a_notice_kind():
    return str(a_notice().__struct_config__.tag)


def opens(answer):
    """Whether a view let somebody in; a view that is not there lets nobody in."""
    if answer.status_code in (301, 302):
        return not answer.url.startswith(("/admin/login/", "/second/")) and answer.url != "/admin/"
    return answer.status_code in (200, 400, 406)


def tried(browser, address):
    """By GET; by POST where there is nothing to get, and undone."""
    answer = browser.get(address)
    if answer.status_code != 405:
        return answer
    with transaction.atomic():
        answer = browser.post(address)
        transaction.set_rollback(True)
    return answer


def test_every_view_opens_to_the_posts_its_row_names_and_to_nobody_else(house):
    browsers, address = house
    drawn = {}
    for name, route in addresses.all_views():
        there = address(name, route)
        letters = "".join(letter for letter, browser in browsers.items() if opens(tried(browser, there)))
        drawn[name] = letters if name not in drawn else "".join(c for c in "AHSCLDIMR-" if c in letters + drawn[name])
    if os.environ.get("MINGBAI_MATRIX") == "draw":
        MATRIX.write_text("".join(f"{name:<62} {letters}".rstrip() + "\n" for name, letters in drawn.items()))
    rows = {line.split()[0]: "".join(line.split()[1:]) for line in MATRIX.read_text("utf-8").splitlines()}
    assert sorted(set(drawn) - set(rows)) == [], "views without a row"
    assert sorted(set(rows) - set(drawn)) == [], "rows without a view"
    assert {name: letters for name, letters in drawn.items() if rows[name] != letters} == {}


@pytest.mark.parametrize("letter", ["I", "-"])
def test_the_inspection_and_a_stranger_change_nothing_whatever_they_post(house, letter):
    browsers, address = house
    written = {}
    for name, route in addresses.all_views():
        if name.startswith("intake_"):
            continue  # a stranger there is a terminal: tests/hub/intake
        with transaction.atomic(), CaptureQueriesContext(connection) as seen:
            browsers[letter].post(address(name, route), {"comment": "x", "action-publish": "1", "why": "x"})
            transaction.set_rollback(True)
        found = [q["sql"] for q in seen if q["sql"].lstrip().upper().startswith(CHANGES)]
        found = [sql for sql in found if not any(f'"{own}' in sql for own in OWN)]
        if found and name not in ANYBODYS:
            written[name] = found
    assert written == {}
