"""How the console calls a person: by the whole name, and what it asks for a new account.

Rules it keeps: Wagtail greets people by their given name and wants mail of everybody; a Chinese name is said whole, the
surname first, and an office without mail has accounts all the same.
"""

from __future__ import annotations

from typing import Any

from django import forms
from wagtail.admin import telepath
from wagtail.admin.ui import sidebar
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import UserViewSet

ORDER = ("last_name", "first_name", "email")


class Menu(sidebar.BaseSidebarAdapter):
    """The menu at the side, with the whole name at its foot."""

    js_constructor = "wagtail.sidebar.MainMenuModule"

    def js_args(self, obj: Any) -> list[Any]:
        *menus, person = obj.js_args()
        return [*menus, {**person, "name": obj.user.get_short_name()}]


def _mail() -> forms.EmailField:
    return forms.EmailField(required=False, label="电子邮件", help_text="可以不填；填了才收得到邮件提醒")


class NewForm(UserCreationForm):
    """A new account."""

    email = _mail()


class EditForm(UserEditForm):
    """An account that is there."""

    email = _mail()


class Accounts(UserViewSet):
    """Wagtail's pages of accounts, with our forms."""

    def get_form_class(self, for_update: bool = False) -> Any:
        return EditForm if for_update else NewForm


def stand() -> None:
    """Wagtail has no setting for these two."""
    from wagtail.admin.forms.account import NameEmailForm

    telepath.register(Menu(), sidebar.MainMenuModule)
    NameEmailForm.field_order = ORDER
