"""The office as a tree with its posts and its review: made once, and added to with every unit.

Rules it keeps: after set-up every role is there, with rights by subtree; nobody holds the right to publish a page; a
unit's people write in their unit only; the review is 一审 unit → 二审 secrecy → 三审 release for everything, until the
office says otherwise for a subtree or a kind.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    Site,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from hub.desk.posts import Post, Role
from hub.desk.review import ReviewTask, Step
from hub.desk.words import KIND

if TYPE_CHECKING:
    from hub.desk.pages import OfficePage, ShelfPage

WRITES = ("add_page", "change_page", "lock_page")
# To delete with children is the one right that lets somebody look at the tree and do nothing at all: without the right
# to change, it deletes nothing.
LOOKS = ("bulk_delete_page",)
RIGHTS: dict[str, tuple[str, ...]] = {
    Role.AUTHOR: WRITES,
    Role.HEAD: WRITES,
    Role.CENTRAL: (*WRITES, "unlock_page"),
    Role.SECRECY: LOOKS,
    Role.LEADER: LOOKS,
    Role.DUTY: LOOKS,
    Role.INSPECTOR: LOOKS,
    Role.ADMINISTRATOR: LOOKS,
}
# Rights to pictures and files are those of Wagtail's own models, whatever ours are called.
UPLOADS = ("add_image", "choose_image", "add_document", "choose_document")
OWNERS = ("wagtailadmin", "wagtailcore", "wagtailimages", "wagtaildocs", "people", "auth")
KEEPS_THE_HOUSE = ("add_person", "change_person", "view_person", "add_group", "change_group", "view_group")
OF_A_UNIT = (Role.AUTHOR, Role.HEAD)
STEPS = {Step.UNIT: (Role.HEAD,), Step.SECRECY: (Role.SECRECY,), Step.RELEASE: (Role.CENTRAL, Role.LEADER)}
REVIEW = "三审"


def office() -> OfficePage | None:
    """The office of this hub, none before it was founded."""
    from hub.desk.pages import OfficePage

    return OfficePage.objects.first()


@transaction.atomic
def found(feed: str, name: str) -> OfficePage:
    """The office with its posts and its review. Founding it again only mends what is missing."""
    from hub.desk.pages import OfficePage

    Locale.objects.get_or_create(language_code="zh-hans")
    if not Collection.objects.exists():
        Collection.add_root(name="全部")
    root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root", locale=Locale.objects.first())
    page = office()
    if page is None:
        page = OfficePage(title=name, slug=feed, feed=feed, live=True)
        root.add_child(instance=page)
    _without_welcome(page)
    for role in Role:
        if role not in OF_A_UNIT:
            _post(role, role.label, page)
    _review(page)
    return page


def settle(unit: Any) -> None:
    """The posts of a new unit."""
    page = office()
    if page is None:
        return
    for role in OF_A_UNIT:
        _post(role, f"{unit.title}·{role.label}", unit, unit)
    task = ReviewTask.objects.filter(step=Step.UNIT).first()
    if task is not None:
        task.groups.add(*Group.objects.filter(post__unit=unit, post__role=Role.HEAD))


def shelf(unit: Any, kind: str) -> ShelfPage:
    """The shelf of a kind in a unit, made when it is first needed."""
    from hub.desk.pages import ShelfPage

    found = ShelfPage.objects.child_of(unit).filter(kind=kind).first()
    if found is None:
        found = ShelfPage(title=KIND[kind].label, slug=kind, kind=kind, live=True)
        unit.refresh_from_db(fields=["path", "depth", "numchild"])
        unit.add_child(instance=found)
    return found


def _without_welcome(page: OfficePage) -> None:
    """A new Wagtail greets with a page and two groups of its own, which could publish."""
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "root_page": page, "site_name": page.title}
    )
    for welcome in Page.objects.filter(depth=2).exclude(pk=page.pk):
        welcome.delete()
    Group.objects.filter(name__in=("Moderators", "Editors"), post__isnull=True).delete()
    page.refresh_from_db()


def _post(role: Role, name: str, page: Page, unit: Any = None) -> Post:
    known = Post.objects.filter(role=role, unit=unit).first()
    if known is not None:
        return known
    taken = Group.objects.filter(name=name[:150]).exists()
    group = Group.objects.create(name=f"{name[:100]}（{unit.item_id}）" if taken and unit is not None else name[:150])
    group.permissions.add(*_permissions(("access_admin",)))
    if role == Role.ADMINISTRATOR:
        group.permissions.add(*_permissions(KEEPS_THE_HOUSE))
    for permission in _permissions(RIGHTS[role]):
        GroupPagePermission.objects.create(group=group, page=page, permission=permission)
    if RIGHTS[role] is not LOOKS:
        root = Collection.get_first_root_node()
        for permission in _permissions(UPLOADS):
            GroupCollectionPermission.objects.create(group=group, collection=root, permission=permission)
    return Post.objects.create(group=group, role=role, unit=unit)


def _review(page: OfficePage) -> Workflow:
    workflow, new = Workflow.objects.get_or_create(name=REVIEW)
    if new:
        for number, (step, roles) in enumerate(STEPS.items()):
            task = ReviewTask.objects.create(name=step.label, step=step)
            task.groups.add(*Group.objects.filter(post__role__in=roles))
            WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=number)
        WorkflowPage.objects.get_or_create(page=page.page_ptr, defaults={"workflow": workflow})
    return workflow


def _permissions(codenames: Iterable[str]) -> list[Permission]:
    known = Permission.objects.filter(codename__in=codenames, content_type__app_label__in=OWNERS)
    found = {permission.codename: permission for permission in known}
    return [found[name] for name in codenames]
