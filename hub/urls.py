"""The addresses of the hub: the internal page, the console, what terminals call.

The content API of Wagtail is not among them, nor are its public pages.
"""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path
from wagtail.admin import urls as console
from wagtail.documents import urls as documents

from hub.desk import uploads

urlpatterns: list[URLPattern | URLResolver] = [
    path("admin/", include(console)),
    path("documents/", include(documents)),
    path("media/<path:name>", uploads.show, name="upload"),
    path("second/", include("hub.people.urls")),
    path("", include("hub.intake.urls")),
    path("", include("hub.site.urls")),
]

handler404 = "hub.site.views.missing"
handler500 = "hub.site.views.broken"
