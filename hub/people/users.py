"""Wagtail's accounts as a Django application, with the pages of hub/people/called.py."""

from __future__ import annotations

from wagtail.users.apps import WagtailUsersAppConfig


class UsersConfig(WagtailUsersAppConfig):
    user_viewset = "hub.people.called.Accounts"

    def ready(self) -> None:
        from hub.people import called

        super().ready()
        called.stand()
