"""Guards in the database itself: what was done stays told, whoever holds a connection and whatever program he uses.

Rules it keeps: a row of a guarded table is added and not removed; its frozen columns never change; a moment that is set
once (a withdrawal) stays. Where a table has a rule of retention, the database lets a row go after KEPT, never before.
Django remakes a table on SQLite when its shape changes, and with that its triggers go: `mingbai-hub migrate` sets them
up anew each time, and `mingbai-hub check` says which are missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection

KEPT = 183
"""Days: six months, as 网络安全法 (Cybersecurity Law of the PRC) art. 21 (3) asks of logs."""


@dataclass(frozen=True)
class Guard:
    """One table. `frozen`: columns that never change, none means all; `once`: set from NULL, then for ever.

    `at`: the column of its moment, where old rows may go; without one they stay. `open`: updates are not watched.
    """

    table: str
    frozen: tuple[str, ...] = ()
    once: str = ""
    at: str = ""
    open: bool = False


GUARDS = (
    Guard("wagtailcore_pagelogentry", at="timestamp"),
    Guard("wagtailcore_modellogentry", at="timestamp"),
    Guard("axes_accesslog", at="attempt_time", open=True),  # logging out is noted in the row of logging in
    Guard("axes_accessfailurelog", at="attempt_time"),
    Guard(
        "desk_approved",
        frozen=("item_id", "kind", "title", "digest", "bytes", "revision", "approvers", "at"),
        once="withdrawn_at",
    ),
    Guard("printing_request", frozen=("kind", "about", "by", "at")),
    Guard("lane_proposed"),
    Guard("lane_approval"),
    Guard("lane_published"),
    Guard("records_proposed"),
    Guard("records_decision"),
    Guard("channels_entry"),
    Guard("duty_act"),
    Guard("duty_review"),
    Guard("duty_standing", at="at"),
    Guard("fleet_broken"),
    Guard("fleet_explained"),
    Guard("intake_shown"),
    Guard("intake_usage"),
)


def stand() -> None:
    """Set every guard up, anew where it stood."""
    with connection.cursor() as cursor:
        for statement in _statements():
            cursor.execute(statement)


def missing() -> list[str]:
    """The triggers that do not stand."""
    known = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }
    with connection.cursor() as cursor:
        cursor.execute(known[connection.vendor])
        there = {row[0] for row in cursor.fetchall()}
    return [name for guard in GUARDS for name, _ in _wanted(guard) if name not in there]


def _statements() -> Iterator[str]:
    if connection.vendor == "postgresql":
        yield _REFUSE
    for guard in GUARDS:
        for name, (act, when) in _wanted(guard):
            if connection.vendor == "postgresql":
                yield f"DROP TRIGGER IF EXISTS {name} ON {guard.table}"
                yield f"CREATE TRIGGER {name} BEFORE {act} ON {guard.table} {when} EXECUTE FUNCTION mingbai_refuse()"
            else:
                yield f"DROP TRIGGER IF EXISTS {name}"
                refuse = f"SELECT RAISE(ABORT, '{guard.table}: what was done stays told');"
                yield f"CREATE TRIGGER {name} BEFORE {act} ON {guard.table} {when} BEGIN {refuse} END"


def _wanted(guard: Guard) -> Iterator[tuple[str, tuple[str, str]]]:
    """The triggers of one table: name, and (act, when)."""
    postgresql = connection.vendor == "postgresql"
    each = "FOR EACH ROW"
    young = {
        "sqlite": f"OLD.{guard.at} > strftime('%Y-%m-%d %H:%M:%S', 'now', '-{KEPT} days')",
        "postgresql": f"OLD.{guard.at} > now() - interval '{KEPT} days'",
    }
    when = f"{each} WHEN ({young[connection.vendor]})" if guard.at else each
    yield f"guard_{guard.table}_delete", ("DELETE", when)
    if not guard.open:
        yield f"guard_{guard.table}_update", ("UPDATE", f"{each}{_changes(guard)}")
    if postgresql:
        yield f"guard_{guard.table}_truncate", ("TRUNCATE", "FOR EACH STATEMENT")


def _changes(guard: Guard) -> str:
    differs = "IS DISTINCT FROM" if connection.vendor == "postgresql" else "IS NOT"
    found = [f"OLD.{column} {differs} NEW.{column}" for column in _quoted(guard.frozen)]
    if guard.once:
        found.append(f"(OLD.{guard.once} IS NOT NULL AND OLD.{guard.once} {differs} NEW.{guard.once})")
    return f" WHEN ({' OR '.join(found)})" if found else ""


def _quoted(columns: tuple[str, ...]) -> list[Any]:
    return [connection.ops.quote_name(column) for column in columns]


_REFUSE = """
CREATE OR REPLACE FUNCTION mingbai_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%: what was done stays told', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$
"""
