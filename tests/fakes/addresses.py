"""Every address of the hub, by walking the tables of addresses; and a true value for each part of one.

A view without a name is known by its address.
"""

import re

from django.urls import URLPattern, get_resolver

PART = re.compile(r"<(?:(\w+):)?(\w+)>")


def all_views():
    """(name, address with parts) of every view, once a name and address."""
    yield from sorted(set(_walk(get_resolver().url_patterns, "/", "")))


def _walk(patterns, before, space):
    for each in patterns:
        route = before + _plain(str(each.pattern))
        if isinstance(each, URLPattern):
            name = f"{space}:{each.name}" if space and each.name else each.name
            yield name or route, route
        else:
            inner = f"{space}:{each.namespace}" if space and each.namespace else each.namespace or space
            yield from _walk(each.url_patterns, route, inner)


def _plain(pattern):
    """A regular expression of an address as if it had been written with parts."""
    if "(?P<" not in pattern and not pattern.startswith("^"):
        return pattern
    pattern = re.sub(r"\(\?P<(\w+)>[^()]*(?:\([^()]*\)[^()]*)*\)", r"<\1>", pattern)
    return pattern.lstrip("^").rstrip("$").replace("\\.", ".").replace("/?", "/").replace("\\", "")


def filled(route, values):
    """The address with its parts filled in: by name, else a number or a word."""

    def value(found):
        kind, name = found.groups()
        return str(values.get(name, "1" if kind in (None, "int") else "x"))

    return PART.sub(value, route)
