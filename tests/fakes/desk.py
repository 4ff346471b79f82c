"""A small hub for tests: an office with two units, somebody in every post, and short words to write and approve.

`wake()` comes first, in a conftest: Django wants its settings before anything of the hub is imported.
"""

import os
from typing import Any


def wake() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "fakes.hub_settings"
    import django

    django.setup()


class FakeDesk:
    """The office of two units, the hall and a division, with people: `desk.author`, `desk.head`, `desk.secrecy` …"""

    def __init__(self) -> None:
        from fakes.builders import FEED, HALL, a_unit, an_office, some_rules

        from hub.desk import organisation, records
        from hub.desk.pages import UnitPage
        from hub.desk.posts import Role

        self.office = organisation.found(FEED, "云州市住房和城乡建设局")
        records.put("office", an_office())
        records.put("rules", some_rules())
        for unit in (a_unit(), a_unit("division-approval")):
            self._add(self.office, unit, None)
        self.hall = UnitPage.objects.get(item_id=HALL)
        self.division = UnitPage.objects.get(item_id="division-approval")
        self.author = self.person("author", Role.AUTHOR, self.hall)
        self.stranger = self.person("stranger", Role.AUTHOR, self.division)
        self.head = self.person("head", Role.HEAD, self.hall)
        self.other_head = self.person("other-head", Role.HEAD, self.division)
        self.secrecy = self.person("secrecy", Role.SECRECY)
        self.central = self.person("central", Role.CENTRAL)
        self.inspector = self.person("inspector", Role.INSPECTOR)
        self.root = self.person("root")
        self.root.is_superuser = True
        self.root.save()

    def person(self, name: str, role: str = "", unit: Any = None) -> Any:
        from django.contrib.auth import get_user_model
        from django.contrib.auth.models import Group

        person = get_user_model().objects.create_user(name, password="a-long-word")
        if role:
            person.groups.add(Group.objects.get(post__role=role, post__unit=unit))
        return person

    def write(self, item: Any, by: Any = None) -> Any:
        """A draft of an item, by the author unless said otherwise; the page."""
        from hub.desk import organisation

        unit = self.hall if item.source.unit == self.hall.item_id else self.division
        return self._add(organisation.shelf(unit, str(item.__struct_config__.tag)), item, by or self.author)

    def edit(self, page: Any, by: Any, **fields: Any) -> Any:
        page = page.specific.get_latest_revision_as_object()
        for name, value in fields.items():
            setattr(page, name, value)
        page.save_revision(user=by, clean=False)  # a draft may be unfinished
        return type(page).objects.get(pk=page.pk)

    def submit(self, page: Any, by: Any = None) -> Any:
        return page.get_workflow().start(page, user=by or self.author)

    def step(self, page: Any, by: Any, action: str = "approve") -> None:
        """Take one step of the review, as every way of Wagtail's does in the end."""
        page = type(page).objects.get(pk=page.pk)
        state = page.current_workflow_task_state
        state.task.specific.on_action(state, by, action)

    def approve(self, page: Any) -> Any:
        """All three steps, each by the one whose post it is."""
        self.submit(page)
        for person in (self.head, self.secrecy, self.central):
            self.step(page, person)
        return type(page).objects.get(pk=page.pk)

    def _add(self, parent: Any, item: Any, by: Any) -> Any:
        from hub.desk.items import fill
        from hub.desk.pages import PAGES

        page = PAGES[str(item.__struct_config__.tag)](live=False, has_unpublished_changes=True, owner=by)
        fill(page, item)
        type(parent).objects.get(pk=parent.pk).add_child(instance=page)
        page.save_revision(user=by, clean=False)
        return page
