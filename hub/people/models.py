"""A person with an account.

Rules it keeps: what somebody may do follows from the posts he holds (hub/desk/posts.py), never from the account itself;
an administrator keeps the house in order and approves nothing.
"""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser

from hub.people.factor import Authenticator, Code

__all__ = ["Authenticator", "Code", "Person"]


class Person(AbstractUser):
    """Somebody with an account. Surname first, without a blank."""

    class Meta:
        verbose_name = "人员"
        verbose_name_plural = "人员"

    def get_full_name(self) -> str:
        return f"{self.last_name}{self.first_name}".strip()

    def get_short_name(self) -> str:
        return self.get_full_name() or self.username

    def __str__(self) -> str:
        return self.get_full_name() or self.username
