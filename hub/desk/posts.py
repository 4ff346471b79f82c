"""Posts: who writes where, who reviews which step.

Rules it keeps: a post is a group that says its role, and the unit it holds for (none: the whole office); what somebody
may do follows from the posts alone: being an administrator approves nothing.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group
from django.db import models

from hub.desk.columns import ChoiceColumn


class Role(models.TextChoices):
    AUTHOR = "author", "经办人"
    HEAD = "head", "单位负责人"
    SECRECY = "secrecy", "保密审查"
    CENTRAL = "central", "公开办"
    LEADER = "leader", "分管领导"
    DUTY = "duty", "值班员"
    INSPECTOR = "inspector", "监督检查"
    ADMINISTRATOR = "administrator", "系统管理员"


class Post(models.Model):
    """What members of a group are: a role, for one unit or for the whole office."""

    group = models.OneToOneField(Group, on_delete=models.CASCADE, related_name="post", verbose_name="组")
    role = ChoiceColumn(choices=Role.choices, verbose_name="岗位")
    unit = models.ForeignKey(
        "desk.UnitPage", null=True, blank=True, on_delete=models.CASCADE, related_name="posts", verbose_name="单位"
    )

    class Meta:
        verbose_name = "岗位"
        verbose_name_plural = "岗位"

    def __str__(self) -> str:
        return self.group.name

    def covers(self, page: Any) -> bool:
        """Whether a page lies within this post's unit."""
        return self.unit is None or page.path.startswith(self.unit.path)


def held(user: Any) -> models.QuerySet[Post]:
    """The posts somebody holds; none for a stranger and for one who has left."""
    if user is None or not user.is_authenticated or not user.is_active:
        return Post.objects.none()
    return Post.objects.filter(group__user=user).select_related("unit")


def holds(user: Any, role: str, page: Any) -> bool:
    """Whether somebody holds a post of this role for the unit the page lies in, or for the whole office."""
    return any(post.covers(page) for post in held(user).filter(role=role))
