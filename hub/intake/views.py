"""The routes that terminals call.

Rules it keeps: a body is measured before it is read, and read before anybody is believed; no cookie, no session, no
redirect; every refusal is JSON with a word and a sentence, and says nothing of others; a database that does not answer
is 503, so that the terminal keeps what it has and comes again.
"""

from __future__ import annotations

import base64
import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any

import msgspec
from django.db import DatabaseError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from hub.fleet import commands as orders
from hub.fleet import enrolment
from hub.fleet.models import State, Terminal
from hub.intake import signature, taking
from hub.intake.refusal import Refused
from kiosk import command, wire
from kiosk.content import codec
from kiosk.errors import CodecError
from kiosk.wire import Asking, Enrolled

MAX_ASKING = 4_000
LOG = logging.getLogger("hub.intake")


def _route(most: int) -> Callable[[Callable[[HttpRequest, bytes], Any]], Callable[[HttpRequest], HttpResponse]]:
    """A view of a function (request, body) → value; `most`: bytes of a body."""

    def dress(act: Callable[[HttpRequest, bytes], Any]) -> Callable[[HttpRequest], HttpResponse]:
        # Not one transaction a request: a number is used up also when the rest is refused.
        @transaction.non_atomic_requests
        @csrf_exempt
        def view(request: HttpRequest) -> HttpResponse:
            try:
                return _json(200, codec.encode(act(request, _read(request, most))))
            except Refused as e:
                return _json(e.status, msgspec.json.encode({"error": e.word, "why": e.why}))
            except DatabaseError:
                LOG.exception("the database did not take what a terminal handed in")
                return _json(503, msgspec.json.encode({"error": "database", "why": "try again later"}))

        return view

    return dress


@_route(wire.MAX_POST)
def envelopes(request: HttpRequest, body: bytes) -> list[wire.Receipt]:
    """Envelopes come in, receipts go out."""
    now = timezone.now()
    terminal = _member(request, body, now)
    try:
        read = wire.read_envelopes(body)
    except CodecError as e:
        raise Refused(400, "envelopes", str(e)) from e
    return taking.take(terminal, read, now)


@_route(command.MAX_CALL)
def commands(request: HttpRequest, body: bytes) -> command.Asked:
    """A terminal comes for what it is asked, and tells what it has done."""
    now = timezone.now()
    terminal = _member(request, body, now)
    try:
        call = codec.decode(body, command.Call)
    except CodecError as e:
        raise Refused(400, "call", str(e)) from e
    with taking.whole():
        return orders.called(terminal, call, now)


@_route(MAX_ASKING)
def enrolments(request: HttpRequest, body: bytes) -> Enrolled:
    """A terminal asks whether it belongs here; one that waits gets the code to show."""
    now = timezone.now()
    try:
        asking = codec.decode(body, Asking)
        key = base64.b64decode(asking.key, validate=True)
    except (CodecError, ValueError) as e:
        raise Refused(400, "asking", str(e)) from e
    number = signature.number(request, body, key)
    try:
        terminal = enrolment.ask(key, request.META.get("REMOTE_ADDR") or None, now, asking.root)
    except enrolment.Throttled as e:
        raise Refused(429, "too-many", "too many new terminals ask at once; later") from e
    signature.admit(terminal, number, now)
    if terminal.state == State.PENDING:
        code = enrolment.code_for(terminal, now)
        until = code.made_at + enrolment.CODE_LIFE
        return Enrolled(state="pending", fingerprint=terminal.fingerprint, code=code.letters, until=until)
    signature.approved(terminal)
    return Enrolled(state="approved", fingerprint=terminal.fingerprint, name=terminal.name)


def _member(request: HttpRequest, body: bytes, now: datetime) -> Terminal:
    """Who has sent it, approved; its number is used up. Raises Refused."""
    terminal, number = signature.sender(request, body)
    signature.admit(terminal, number, now)
    signature.approved(terminal)
    return terminal


def _read(request: HttpRequest, most: int) -> bytes:
    if request.method != "POST":
        raise Refused(405, "method", "POST")
    told = request.headers.get("Content-Length", "")
    if not told.isdecimal():
        raise Refused(411, "length", "a body says its length")
    if int(told) > most:
        raise Refused(413, "too-large", f"at most {most:,} bytes")
    try:
        return request.read(most + 1)
    except OSError as e:
        raise Refused(400, "broken-off", "the body did not come whole") from e


def _json(status: int, body: bytes) -> HttpResponse:
    response = HttpResponse(body, status=status, content_type="application/json")
    response.headers["Cache-Control"] = "no-store"
    return response
