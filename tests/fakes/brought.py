"""Files as a bureau has them: a Word file with a table and changes, a list of persons, a sheet of guides."""

import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document
from docx.oxml import parse_xml
from openpyxl import Workbook

NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ID_CARD = "11010519491231002X"
MOBILE = "13812345678"
HEAD = ["事项名称", "服务对象", "法定办结时限", "承诺办结时限", "申请材料", "咨询电话", "监督投诉电话"]


def a_word(title="关于拟配租家庭的公示", paragraphs=("现将名单公示如下。",), table=None, extra=()):
    """`extra`: XML of paragraphs that go in behind the others, with {ns} where the namespace stands."""
    document = Document()
    document.add_paragraph(title, style="Title")
    for text in paragraphs:
        document.add_paragraph(text)
    if table:
        grid = document.add_table(rows=0, cols=len(table[0]))
        for row in table:
            for cell, text in zip(grid.add_row().cells, row, strict=True):
                cell.text = text
    for xml in extra:
        document.element.body.insert(1, parse_xml(xml.format(ns=NS)))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def a_sheet(*rows, change=lambda sheet: None):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    change(book.active)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def a_guide_row(name, **other):
    row = [name, "企业", "20个工作日", "10", "申请表；身份证明", "0571-88000000", "12345"]
    for column, text in other.items():
        row[HEAD.index(column)] = text
    return row


def a_zip(entries):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return out.getvalue()


def with_entry(data, name, text):
    """A packed file with one more part."""
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, text)
    return out.getvalue()


def upload(name, data):
    return SimpleUploadedFile(name, data)
