"""The intake's description for machines, made of the very types that decode it: there is no second schema."""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kiosk import wire
from kiosk.command import COMMANDS, Asked, Call

REFUSALS = {
    "400": "cannot be read",
    "401": "not signed by a terminal we know",
    "403": "not approved, or revoked",
    "405": "POST only",
    "409": "the number was used before",
    "411": "no length",
    "413": "too large",
    "422": "read, but cannot be taken",
    "429": "later",
    "503": "our database did not answer; later",
}


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    return HttpResponse(description(), content_type="application/json")


@cache
def description() -> bytes:
    """OpenAPI 3.1 of the routes."""
    types = (tuple[wire.Envelope, ...], tuple[wire.Receipt, ...], wire.Asking, wire.Enrolled, Call, Asked)
    (sent, given, asking, enrolled, call, asked), schemas = msgspec.json.schema_components(
        types, ref_template="#/components/schemas/{name}"
    )
    schemas["Refused"] = {
        "type": "object",
        "properties": {"error": {"type": "string"}, "why": {"type": "string"}},
        "required": ["error", "why"],
    }
    return msgspec.json.encode(
        {
            "openapi": "3.1.0",
            "info": {"title": "Mingbai intake 收件", "version": "1"},
            "paths": {
                wire.ENVELOPES: _post(sent, given),
                wire.ENROLMENTS: _post(asking, enrolled),
                COMMANDS: _post(call, asked),
            },
            "components": {"schemas": schemas},
        }
    )


def _post(sent: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    headers = [
        {"name": name, "in": "header", "required": name != wire.TERMINAL, "schema": {"type": "string"}}
        for name in (wire.TERMINAL, wire.NUMBER, wire.SIGNATURE)
    ]
    refused = {"application/json": {"schema": {"$ref": "#/components/schemas/Refused"}}}
    answers: dict[str, Any] = {"200": {"description": "taken", "content": {"application/json": {"schema": given}}}}
    for status, why in REFUSALS.items():
        answers[status] = {"description": why, "content": refused}
    body = {"required": True, "content": {"application/json": {"schema": sent}}}
    return {"post": {"parameters": headers, "requestBody": body, "responses": answers}}
