"""Many guides at once: a trial that names every bad row, then drafts in portions."""

import pytest
from fakes import brought
from fakes.brought import HEAD, a_guide_row


def laid(clerk, desk, lines, name="指南.csv"):
    import csv
    import io

    out = io.StringIO()
    csv.writer(out).writerows(lines)
    file = brought.upload(name, out.getvalue().encode("utf-8-sig"))
    return clerk.post("/admin/bringing/take/guides/", {"unit": desk.hall.item_id, "file": file}, follow=True)


def named(clerk, answer):
    """Accept the columns as they were guessed."""
    columns = {f"field-{n}": field for n, (_, field, _) in enumerate(answer.context["columns"])}
    return clerk.post(answer.request["PATH_INFO"], {"fields": "1", **columns}, follow=True)


def portions(clerk, answer):
    """Press the button until it is gone; the page that is left."""
    address = answer.request["PATH_INFO"]
    while answer.request["PATH_INFO"] == address and not answer.context["done"]:
        given = {"make": "1", "cursor": answer.context["tray"].cursor}
        answer = clerk.post(address, given, follow=True)
    return answer


def guides():
    from hub.desk.pages import PAGES

    return PAGES["guide"].objects


def test_a_sheet_becomes_guides_with_their_fields(desk, clerk):
    from hub.desk.items import item_of

    answer = named(clerk, laid(clerk, desk, [HEAD, a_guide_row("燃气许可"), a_guide_row("排水许可")]))
    assert not guides().exists(), "a trial makes nothing"
    portions(clerk, answer)
    guide = item_of(guides().get(title="燃气许可").get_latest_revision_as_object())
    assert (guide.statutory.days, guide.promised.days, guide.audience) == (20, 10, ("enterprise",))
    assert [material.name for material in guide.materials] == ["申请表", "身份证明"]
    assert guides().filter(live=True).count() == 0


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("法定办结时限", "尽快"),
        ("服务对象", "外星人"),
        ("事项名称", ""),
        ("监督投诉电话", ""),
        ("承诺办结时限", "9999天"),
    ],
)
def test_a_bad_cell_is_named_by_row_and_column(desk, clerk, column, text):
    row = a_guide_row("乙许可", **{column: text})
    answer = named(clerk, laid(clerk, desk, [HEAD, a_guide_row("甲许可"), row]))
    assert [(fault.row, fault.column) for fault in answer.context["faults"]] == [(3, column)]
    assert f"<td>第 3 行</td><td>{column}</td>" in answer.content.decode()


def test_a_name_that_is_there_already_is_no_second_guide(desk, clerk):
    portions(clerk, named(clerk, laid(clerk, desk, [HEAD, a_guide_row("甲许可")])))
    answer = named(clerk, laid(clerk, desk, [HEAD, a_guide_row("甲许可"), a_guide_row("乙"), a_guide_row("乙")]))
    assert [fault.row for fault in answer.context["faults"]] == [2, 4]
    left = portions(clerk, answer).content.decode()
    assert "第 2 行" in left, "what did not come is still told at the end"
    assert "第 4 行" in left
    assert sorted(guides().values_list("title", flat=True)) == ["乙", "甲许可"]


def test_columns_are_remembered_for_the_next_sheet_of_that_head(desk, clerk):
    head = ["叫什么", *HEAD[1:]]
    answer = laid(clerk, desk, [head, a_guide_row("甲")])
    assert answer.context["columns"][0][1] == ""
    refused = named(clerk, answer)
    assert "还没有指定哪一列是“事项名称”" in refused.content.decode()
    fields = {f"field-{n}": field for n, (_, field, _) in enumerate(answer.context["columns"])}
    clerk.post(answer.request["PATH_INFO"], {"fields": "1", **fields, "field-0": "title"})
    again = laid(clerk, desk, [head, a_guide_row("乙")])
    assert again.context["columns"][0][1] == "title"


def test_the_same_portion_pressed_twice_makes_it_once(desk, clerk, monkeypatch):
    from hub.bringing import guide_pages

    monkeypatch.setattr(guide_pages, "A_PORTION", 1)
    answer = named(clerk, laid(clerk, desk, [HEAD, a_guide_row("甲"), a_guide_row("乙")]))
    for _ in range(2):
        clerk.post(answer.request["PATH_INFO"], {"make": "1", "cursor": "0"})
    assert guides().count() == 1


def test_of_5000_rows_7_bad_ones_are_named_and_the_others_are_made_by_portions(desk, clerk):
    bad = {11, 500, 1234, 2500, 3333, 4000, 4999}
    rows = [a_guide_row(f"第{n}项许可", 法定办结时限="尽快" if n in bad else "20") for n in range(5000)]
    answer = laid(clerk, desk, [HEAD, *rows])
    answer = named(clerk, answer)
    assert answer.context["good"] == 4993
    assert {fault.row - 2 for fault in answer.context["faults"]} == bad
    assert {fault.column for fault in answer.context["faults"]} == {"法定办结时限"}
    clerk.post(answer.request["PATH_INFO"], {"make": "1", "cursor": "0"})
    assert guides().count() == 59  # row 11 is among the first sixty
