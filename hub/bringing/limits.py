"""How large a request to the console may be: a sentence instead of a broken connection.

Rules it keeps: what says it is too large is not parsed, only read away up to a bound, so that the browser hears the
answer; films and PDFs go through the page of files, which takes what a film may have.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

MB = 1_000_000
FILES, FILES_MOST, MOST = "/admin/documents/", 510 * MB, 30 * MB
READ_AWAY = 600 * MB


class Limits:
    """Middleware: 413 with a page that says how much is taken."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.headers.get("Content-Length", "")
        if not request.path.startswith("/admin/") or not length.isdigit():
            return self.get_response(request)
        most = FILES_MOST if request.path.startswith(FILES) else MOST
        if int(length) <= most:
            return self.get_response(request)
        left = min(int(length), READ_AWAY)
        while left > 0 and (chunk := request.read(min(left, MB))):
            left -= len(chunk)
        sentence = (
            f"您提交的内容有 {int(length) / MB:.0f} MB，这里一次最多 {most // MB} MB，没有接收。请缩小文件或者分成几份"
        )
        if request.headers.get("X-Requested-With") == "XMLHttpRequest":
            return HttpResponse(sentence, status=413, content_type="text/plain; charset=utf-8")
        return HttpResponse(render_to_string("bringing/too_large.html", {"sentence": sentence}), status=413)
