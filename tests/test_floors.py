"""The architecture as a test: who may import whom (floors/rooms.py), and what nobody does (floors/habits.py).

The first half holds the real tree; the second half shows that each rule fires, so a green run means something.
"""

import pytest
from floors.habits import (
    kv_beside_py,
    lambda_in_bind,
    machine_clock,
    magnet_name,
    running_app,
    running_app_in_kv,
    too_long,
)
from floors.rooms import ROOMS, floors
from floors.source import ROOT, Source, sources

HOUSE = sources("kiosk", "screens", "hub", "main.py")
TIMELESS = [source for source in HOUSE if source.within("kiosk", "screens", "hub.press")]
KV = sources("screens", suffix=".kv")
ALL = [*HOUSE, *KV, *sources("tests", "benchmarks", "assets", "deploy")]


def test_everybody_imports_only_from_the_floors_below():
    assert told(floors, HOUSE) == []


def test_only_the_clock_reads_the_machines_clock():
    assert told(machine_clock, TIMELESS) == []


def test_nobody_asks_for_the_running_app():
    assert told(running_app, TIMELESS) == []
    assert told(running_app_in_kv, KV) == []


def test_no_lambda_is_bound_or_scheduled():
    assert told(lambda_in_bind, TIMELESS) == []


def test_no_file_is_longer_than_three_hundred_lines():
    assert told(too_long, ALL) == []


def test_no_file_has_a_name_that_attracts_everything():
    assert told(magnet_name, ALL) == []


def test_every_kv_lies_beside_the_classes_it_styles():
    beside = {source.path: source for source in HOUSE}
    assert [str(f) for kv in KV for f in kv_beside_py(kv, beside.get(kv.path.removesuffix(".kv") + ".py"))] == []


def test_the_tests_are_no_packages_and_ours_are():
    # A tests/kiosk/__init__.py would be found before the package itself.
    assert list((ROOT / "tests").rglob("__init__.py")) == []
    assert [name for name in ("kiosk", "screens", "hub") if not (ROOT / name / "__init__.py").is_file()] == []


def test_the_rules_see_the_house():
    seen = {source.path for source in HOUSE}
    assert {"main.py", "kiosk/clock.py", "kiosk/content/item.py"} <= seen
    assert {"kiosk.content", "kiosk.store", "kiosk.link", "hub.press", "screens"} <= set(ROOMS)


# ------------------------------------------------------------------------------------ the rules, tried themselves


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("kiosk/content/item.py", "import kiosk.schedule"),
        ("kiosk/content/item.py", "from kiosk import wire"),
        ("kiosk/content/item.py", "import requests"),
        ("kiosk/calendar/days.py", "import sqlite3"),
        ("kiosk/schedule/programme.py", "from kiosk.visit import step"),
        ("kiosk/lint/pictures.py", "from ..folder import read"),
        ("kiosk/lint/pictures.py", "def f():\n    from kiosk.typeset import lines"),
        ("kiosk/search/find.py", "import pypinyin"),
        ("kiosk/visit/walk.py", "from kiosk.terminal.snapshot import Snapshot"),
        ("kiosk/store/editions.py", "from kiosk.link.door import Door"),
        ("kiosk/store/editions.py", "import requests"),
        ("kiosk/link/feed.py", "import kiosk.store"),
        ("kiosk/link/feed.py", "import sqlite3"),
        ("kiosk/link/feed.py", "import importlib\nimportlib.import_module('kiosk.terminal')"),
        ("kiosk/terminal/keeper.py", "import urllib.request"),
        ("kiosk/terminal/keeper.py", "from screens.app import KioskApp"),
        ("kiosk/terminal/keeper.py", "import kivy"),
        ("kiosk/terminal/keeper.py", "from kiosk.cli import run"),
        ("kiosk/terminal/keeper.py", "from hub.press import compose"),
        ("screens/app.py", "from kiosk.store import Store"),
        ("screens/app.py", "from kiosk.terminal.keeper import Keeper"),
        ("screens/app.py", "from kiosk.terminal import courier"),
        ("screens/app.py", "import requests"),
        ("screens/app.py", "import main"),
        ("hub/desk/models.py", "import kiosk.terminal"),
        ("hub/desk/models.py", "import kivy"),
        ("hub/fleet/acts.py", "from screens import theme"),
        ("hub/people/models.py", "from hub.desk import posts"),
        ("hub/desk/edition.py", "from hub.press import publish"),
        ("hub/desk/approved.py", "from hub.pressroom import room"),
        ("hub/printing/models.py", "from hub.press.keys import Keyring"),
        ("hub/press/compose.py", "from django.db import models"),
        ("hub/press/compose.py", "from hub.desk import models"),
        ("hub/press/compose.py", "import kiosk.link"),
        ("kiosk/novelty.py", "import json"),
        ("kiosk/content/item.py", "from kiosk.novelty import new"),
        ("kiosk/clock.py", "if TYPE_CHECKING:\n    from kiosk.store import Store"),
    ],
)
def test_an_import_from_beside_or_above_is_found(path, line):
    assert len(list(floors(Source(path, line)))) == 1


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("kiosk/content/item.py", "import msgspec, json\nfrom kiosk.errors import BadInput\nfrom . import notice"),
        ("kiosk/calendar/days.py", "from kiosk.content.rules import Calendar"),
        ("kiosk/schedule/__init__.py", "from .programme import cue_at\nfrom kiosk import calendar"),
        ("kiosk/store/editions.py", "import sqlite3\nfrom kiosk.wire import Envelope"),
        ("kiosk/link/feed.py", "import requests, tuf.ngclient\nfrom kiosk.content import codec"),
        ("kiosk/terminal/keeper.py", "from kiosk.store import Store\nfrom kiosk.link import feed"),
        (
            "screens/app.py",
            "import kivy.app\nfrom kiosk.terminal import orders, snapshot\nfrom kiosk.wire import Slip",
        ),
        ("kiosk/cli/run.py", "from screens.app import KioskApp\nfrom kiosk.terminal import keeper\nimport socket"),
        ("main.py", "from kiosk.cli.__main__ import main"),
        ("hub/desk/models.py", "import django\nfrom kiosk.lint import problems\nfrom hub.people.models import Person"),
        ("hub/commands/publish.py", "from hub.press import publish\nfrom hub.desk.edition import draft"),
        ("hub/press/compose.py", "import tuf\nfrom kiosk.folder import read"),
    ],
)
def test_an_import_from_below_is_free(path, line):
    assert told(floors, [Source(path, line)]) == []


@pytest.mark.parametrize(
    "text",
    [
        "import time\ntime.monotonic()",
        "import time as t\nx = field(default_factory=t.time)",
        "from time import sleep as rest\nrest(1)",
        "from datetime import datetime\ndatetime.now(UTC)",
        "import datetime as dt\ndt.date.today()",
        "import datetime\ndatetime.datetime.utcnow()",
    ],
)
def test_a_glance_at_the_machines_clock_is_found(text):
    assert len(list(machine_clock(Source("kiosk/store/pace.py", text)))) == 1


def test_a_time_that_is_given_is_no_glance_and_the_clock_itself_may_look():
    given = "from datetime import datetime, time\nclock.now()\ndatetime.fromisoformat(x)\nnow = time(9, 30)"
    assert told(machine_clock, [Source("kiosk/schedule/programme.py", given)]) == []
    assert told(machine_clock, [Source("kiosk/clock.py", "import time\ntime.time()")]) == []


def test_the_running_app_is_found_in_python_and_in_kv():
    assert len(list(running_app(Source("screens/a.py", "App.get_running_app().terminal")))) == 1
    assert len(list(running_app_in_kv(Source("screens/a.kv", "<A>:\n    text: app.title")))) == 1
    assert (
        told(running_app_in_kv, [Source("screens/a.kv", "<A>:\n    text: 'app.title'  # app.title\n    x: self.app.x")])
        == []
    )


@pytest.mark.parametrize(
    "call",
    [
        "w.bind(on_press=lambda *_: go())",
        "w.fbind('x', lambda *_: go())",
        "Clock.schedule_once(lambda dt: go(), 1)",
        "Clock.schedule_interval(partial(lambda dt: go()), 1)",
        "Clock.create_trigger(lambda dt: go())",
    ],
)
def test_a_lambda_that_kivy_would_keep_is_found(call):
    assert len(list(lambda_in_bind(Source("screens/a.py", call)))) == 1
    assert (
        told(lambda_in_bind, [Source("screens/a.py", "w.bind(on_press=self.go)\nsorted(x, key=lambda v: v.id)")]) == []
    )


def test_a_long_file_and_a_magnetic_name_are_found():
    assert told(too_long, [Source("screens/a.kv", "#\n" * 300)]) == []
    assert len(list(too_long(Source("screens/a.kv", "#\n" * 301)))) == 1
    assert told(too_long, [Source("hub/desk/migrations/0001.py", "#\n" * 900)]) == []
    assert len(list(magnet_name(Source("hub/utils/dates.py", "")))) == 1
    assert len(list(magnet_name(Source("screens/helper.py", "")))) == 1


def test_a_kv_alone_or_styling_a_strangers_class_is_found():
    page = Source("screens/a.py", "class Page(Widget): ...")
    assert len(list(kv_beside_py(Source("screens/a.kv", "<Page>:"), None))) == 1
    assert len(list(kv_beside_py(Source("screens/a.kv", "<Page>:\n    x: 1\n<Label>:"), page))) == 1
    assert list(kv_beside_py(Source("screens/a.kv", "<Page>:\n<Small@Page>:\n    x: 1"), page)) == []


def told(rule, found):
    return [str(fault) for source in found for fault in rule(source)]
