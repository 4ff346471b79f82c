"""What staff uploaded, shown to staff only: a draft's picture is nobody else's business before it is approved."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase
from django.views.static import serve


@login_required
def show(request: HttpRequest, name: str) -> HttpResponseBase:
    """A file below the folder of uploads."""
    return serve(request, name, document_root=str(settings.MEDIA_ROOT))
