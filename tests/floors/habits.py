"""What the house does not do, one rule a function: source → faults.

- no clock of the machine outside kiosk/clock.py: time comes in as a value or from a Clock, so a test can hold it;
- no App.get_running_app() (nor kv's `app`, which is the same address): everyone is given what he needs;
- no lambda in bind and schedule: Kivy holds it and all it captured for ever; a bound method dies with its widget;
- no file over 300 lines; no name that attracts everything;
- beside every .kv its .py, and every class it styles is defined there.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from floors.source import Fault, Source

LONGEST = 300
OF_TIME = ("time", "time_ns", "monotonic", "monotonic_ns", "perf_counter", "perf_counter_ns", "sleep")
AS_TEXT = ("localtime", "gmtime", "ctime", "asctime")
MACHINE_CLOCK = {
    *(f"time.{name}" for name in (*OF_TIME, *AS_TEXT)),
    *(f"datetime.datetime.{name}" for name in ("now", "utcnow", "today")),
    "datetime.date.today",
}
MAGNETS = {"util", "utils", "common", "core", "manager", "managers", "helper", "helpers", "service", "services", "misc"}
# 办事指南 is a service in the hall's own words.
RIGHTLY_NAMED = {"kiosk/content/service.py"}


def machine_clock(source: Source) -> Iterator[Fault]:
    if source.module == "kiosk.clock":
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute | ast.Name) and source.dotted(node) in MACHINE_CLOCK:
            yield source.fault(node.lineno, f"{source.dotted(node)} reads the machine's clock: ask a Clock")


def running_app(source: Source) -> Iterator[Fault]:
    for node in ast.walk(source.tree):
        match node:
            case ast.Attribute(attr="get_running_app") | ast.Name(id="get_running_app"):
                yield source.fault(node.lineno, "get_running_app() makes the app everybody's address")


def running_app_in_kv(source: Source) -> Iterator[Fault]:
    for number, line in enumerate(source.text.splitlines(), 1):
        code = re.sub(r"'[^']*'|\"[^\"]*\"", "''", line).split("#")[0]
        if re.search(r"(?<![\w.])app\.\w|get_running_app", code):
            yield source.fault(number, "`app` in kv is get_running_app(): bind to a property of the widget")


def lambda_in_bind(source: Source) -> Iterator[Fault]:
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if called not in ("bind", "fbind", "create_trigger") and not called.startswith("schedule_"):
            continue
        given = [*node.args, *(word.value for word in node.keywords)]
        for part in (inner for value in given for inner in ast.walk(value)):
            if isinstance(part, ast.Lambda):
                yield source.fault(part.lineno, f"a lambda given to {called} lives for ever: give a bound method")


def too_long(source: Source) -> Iterator[Fault]:
    lines = len(source.text.splitlines())
    if lines > LONGEST and "/migrations/" not in source.path:
        yield source.fault(lines, f"{lines} lines, over {LONGEST}: two subjects share this file")


def magnet_name(source: Source) -> Iterator[Fault]:
    names = set(PurePosixPath(source.path).with_suffix("").parts)
    for name in sorted(names & MAGNETS):
        if source.path not in RIGHTLY_NAMED:
            yield source.fault(1, f"'{name}' says nothing and attracts everything")


def kv_beside_py(kv: Source, beside: Source | None) -> Iterator[Fault]:
    """`beside` is the .py of the same name, if there is one."""
    if beside is None:
        yield kv.fault(1, f"no {PurePosixPath(kv.path).stem}.py beside it")
        return
    defined = {node.name for node in ast.walk(beside.tree) if isinstance(node, ast.ClassDef)}
    for number, line in enumerate(kv.text.splitlines(), 1):
        head = re.match(r"<-?([^@>]+)>\s*:", line)
        for name in re.split(r"\s*,\s*", head[1].strip()) if head else ():
            if name.lstrip("+-") not in defined:
                yield kv.fault(number, f"<{name}> is styled here and is no class of {beside.path}")
