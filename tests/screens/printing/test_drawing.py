"""A leaflet as a PDF: what can be read and scanned of it, and what stays on its page."""

from __future__ import annotations

import subprocess
import sys

import msgspec
import pypdfium2
import pytest
from fakes import scanner

from screens.printing.drawing import Drawing
from screens.printing.leaflet import Chapter, Leaflet, Line

CODE = "https://a.example/guide/construction-permit"


def a_leaflet(*chapters, paper="a4", **fields):
    filled = {
        "office": "云州市住房和城乡建设局",
        "title": "建筑工程施工许可证核发",
        "under": ("承诺 3 天",),
        "chapters": chapters or (Chapter("要带的 2 样", (Line("身份证", "box"), Line("合同", "ticked"))),),
        "code": CODE,
        "code_words": "扫码看原文",
        "foot": ("2026年11月2日发布 · 版本 0e964630",),
        **fields,
    }
    return Leaflet(paper=paper, **filled)


def drawn(leaflet):
    return pypdfium2.PdfDocument(Drawing(leaflet).bytes())


def text(page):
    return page.get_textpage().get_text_bounded()


def test_it_is_drawn_in_a_process_of_its_own_and_the_same_bytes_come_each_time():
    given = msgspec.json.encode(a_leaflet())
    command = [sys.executable, "-m", "screens.printing.drawing"]
    first, second = (subprocess.run(command, input=given, capture_output=True, check=True).stdout for _ in range(2))
    assert first.startswith(b"%PDF")
    assert first == second
    words = text(pypdfium2.PdfDocument(first)[0])
    for said in ("云州市住房和城乡建设局", "建筑工程施工许可证核发", "身份证", "合同", "版本 0e964630", "扫码看原文"):
        assert said in words


@pytest.mark.skipif(not scanner.there(), reason="libzbar0 is not installed (deploy/setup.sh --test)")
@pytest.mark.parametrize("paper", ["a4", "roll"])
@pytest.mark.parametrize("code", [CODE, "建筑工程施工许可证核发\n带：" + "材料、" * 40])
def test_the_code_scans_from_paper_at_the_pitch_of_a_roll_printer(paper, code):
    page = drawn(a_leaflet(paper=paper, code=code))[0]
    assert scanner.scanned(page.render(scale=203 / 72).to_pil()) == [code]


def test_a_roll_is_as_long_as_what_stands_on_it():
    short = drawn(a_leaflet(paper="roll"))
    long = drawn(a_leaflet(Chapter("名单", tuple(Line(f"第{n}行") for n in range(80))), paper="roll"))
    assert len(short) == len(long) == 1
    (width, high), (_, higher) = short[0].get_size(), long[0].get_size()
    assert round(width / 72 * 25.4) == 80
    assert higher > 2 * high
    assert "第79行" in text(long[0])


def test_nothing_stands_outside_the_edges_of_a_page_nor_on_its_foot():
    chapters = (
        Chapter("正文", (Line("公示期 7 个工作日，至 11月30日（星期一）（含当日）。有异议的，请打电话。" * 90),)),
        Chapter("名单", rows=(("序号", "街道（镇）"), *((str(n), "北门街道") for n in range(90)))),
    )
    pdf = drawn(a_leaflet(*chapters))
    assert len(pdf) > 3
    edge = 17 / 25.4 * 72
    for page in pdf:
        width, height = page.get_size()
        words = page.get_textpage()
        for n in range(words.count_rects()):
            left, bottom, right, top = words.get_rect(n)
            assert edge <= left < right <= width - edge
            assert edge <= bottom < top <= height - edge
        assert "版本 0e964630" in text(page)


def test_the_head_of_a_table_comes_again_on_the_next_page():
    rows = (("序号", "申请人"), *((str(n), "张*") for n in range(126)))
    pdf = drawn(a_leaflet(Chapter("附表", rows=rows)))
    assert len(pdf) >= 3
    assert all("申请人" in text(page) for page in pdf)
    found = "\n".join(text(page) for page in pdf).split()
    assert [str(n) for n in range(126) if str(n) not in found] == []


def test_a_character_no_face_has_is_the_printers_geta():
    assert "〓" in text(drawn(a_leaflet(Chapter("名", (Line("甲\U000323af乙"),))))[0])


def test_each_of_several_pages_says_which_one_it_is_and_of_what_and_a_single_one_does_not():
    pdf = drawn(a_leaflet(Chapter("名单", tuple(Line(f"第{n}户") for n in range(90))), turned="第 {page} / {of} 页"))
    of = len(pdf)
    assert of > 1
    for number, page in enumerate(pdf, 1):
        assert f"第 {number} / {of} 页" in text(page)
        assert "建筑工程施工许可证核发" in text(page)
    assert "页" not in text(drawn(a_leaflet(turned="第 {page} / {of} 页"))[0])


def test_a_line_that_names_what_follows_never_ends_a_page():
    steps = [line for n in range(60) for line in (Line(f"{n}. 甲步", "strong"), Line("乙做", "plain"))]
    for before in range(4):
        pdf = drawn(
            a_leaflet(Chapter("前", (Line("前言"),) * before), Chapter("怎么走", tuple(steps)))
            if before
            else a_leaflet(Chapter("怎么走", tuple(steps)))
        )
        assert len(pdf) > 2
        for page in pdf:
            said = [line for line in text(page).splitlines() if line.endswith(("甲步", "乙做"))]
            assert said[-1] == "乙做"


def test_who_reads_large_type_gets_it_on_paper():
    def highest(leaflet):
        words = drawn(leaflet)[0].get_textpage()
        return max(top - bottom for _, bottom, _, top in (words.get_rect(n) for n in range(words.count_rects())))

    assert highest(a_leaflet(large=True)) == pytest.approx(1.3 * highest(a_leaflet()), rel=0.03)
