"""A sheet reads as staff see it; what cannot be told for certain is refused by its cell."""

from datetime import date

import pytest
from fakes import brought


def read(data, name="名单.xlsx"):
    from hub.bringing import parcel, sheets

    return sheets.read(parcel.opened(name, data))


def refusal(data, name="名单.xlsx"):
    from hub.bringing.parcel import Unfit

    with pytest.raises(Unfit) as refused:
        read(data, name)
    return str(refused.value)


def test_title_head_rows_and_numbers_as_the_sheet_counts():
    grid = read(
        brought.a_sheet(["配租名单"], [], ["序号", "日期", "面积"], [1, date(2026, 3, 2), 60.0], [], [2, None, 1.5])
    )
    assert (grid.title, grid.head) == ("配租名单", ["序号", "日期", "面积"])
    assert grid.rows == [["1", "2026-03-02", "60"], ["2", "", "1.5"]]
    assert grid.numbers == [4, 6]


def test_a_long_number_that_lost_its_end_is_refused_by_its_cell():
    assert "B2" in refusal(brought.a_sheet(["姓名", "身份证号"], ["张明", 110105194912310020]))


def test_a_formula_without_a_result_is_refused_by_its_cell():
    assert "B2" in refusal(brought.a_sheet(["甲", "乙"], ["1", "=1+1"]))


def test_hidden_columns_rows_and_sheets_stay_out_and_are_told():
    def hide(sheet):
        sheet.column_dimensions["B"].hidden = True
        sheet.row_dimensions[3].hidden = True
        sheet.parent.create_sheet("底稿").append(["x", "y"])
        sheet.parent["底稿"].sheet_state = "hidden"

    grid = read(brought.a_sheet(["序号", "收入", "房源"], ["1", "三千", "甲"], ["2", "四千", "乙"], change=hide))
    assert (grid.head, grid.rows) == (["序号", "房源"], [["1", "甲"]])
    assert [any(word in told for told in grid.told) for word in ("列（B）", "1 行", "底稿")] == [True] * 3


def test_merged_cells_are_said_in_each_row():
    def merge(sheet):
        sheet.merge_cells("A2:A3")

    assert read(brought.a_sheet(["小区", "房号"], ["河滨", "1"], [None, "2"], change=merge)).rows[1] == ["河滨", "2"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_csv_of_any_office_program(encoding):
    grid = read('姓名,说明\r\n张明,"甲,乙"\r\n'.encode(encoding), "a.csv")
    assert (grid.head, grid.rows) == (["姓名", "说明"], [["张明", "甲,乙"]])


def test_a_row_wider_than_its_head_is_named():
    assert "第 2 行" in refusal("甲,乙\n1,2,3\n".encode(), "a.csv")


def test_a_word_file_is_no_sheet():
    assert "表格" in refusal(brought.a_word(), "a.docx")
