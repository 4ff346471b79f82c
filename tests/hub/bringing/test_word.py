"""A Word file gives what a reader would see with all changes accepted, and says what it did not take."""

from fakes import brought


def read(data):
    from hub.bringing import parcel, word

    return word.read(parcel.opened("公示.docx", data))


CHANGED = (
    "<w:p {ns}><w:r><w:t>面积</w:t></w:r><w:del w:id='1' w:author='a'><w:r><w:delText>一百</w:delText></w:r></w:del>"
    "<w:ins w:id='2' w:author='a'><w:r><w:t>九十</w:t></w:r></w:ins><w:r><w:t>平方米</w:t></w:r></w:p>"
)


def test_a_deleted_word_is_gone_an_inserted_one_is_there_and_both_are_told():
    text = read(brought.a_word(extra=(CHANGED,)))
    assert "面积九十平方米" in text.body
    assert "一百" not in text.body + text.title
    assert any("全部接受" in told for told in text.told)
    assert "已删去：一百" in text.told
    assert "已插入：九十" in text.told


def test_a_moved_stretch_stands_once():
    moved = (
        "<w:p {ns}><w:moveFrom w:id='1' w:author='a'><w:r><w:t>搬走的</w:t></w:r></w:moveFrom><w:r><w:t>甲</w:t></w:r>"
        "<w:moveTo w:id='2' w:author='a'><w:r><w:t>搬走的</w:t></w:r></w:moveTo></w:p>"
    )
    assert read(brought.a_word(extra=(moved,))).body.count("搬走的") == 1


def test_a_deleted_row_of_a_table_does_not_come():
    from io import BytesIO

    from docx import Document
    from docx.oxml import parse_xml

    document = Document(BytesIO(brought.a_word(table=[["序号", "单位"], ["1", "甲公司"], ["2", "乙公司"]])))
    row = document.tables[0].rows[1]._tr
    row.insert(0, parse_xml(f"<w:trPr {brought.NS}><w:del w:id='9' w:author='a'/></w:trPr>"))
    out = BytesIO()
    document.save(out)
    assert read(out.getvalue()).table == [["序号", "单位"], ["2", "乙公司"]]


def test_hidden_text_and_automatic_numbers_are_told_and_hidden_text_stays_out():
    hidden = (
        "<w:p {ns}><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>内部意见</w:t></w:r><w:r><w:t>公开的话</w:t></w:r></w:p>"
    )
    text = read(brought.a_word(extra=(hidden,)))
    assert "内部意见" not in text.body
    assert "公开的话" in text.body
    assert any("隐藏文字" in told for told in text.told)
    assert any("自动编号" in told for told in text.told)


def test_a_comment_is_told_and_does_not_come():
    from io import BytesIO

    from docx import Document

    document = Document(BytesIO(brought.a_word(paragraphs=("现将名单公示如下。",))))
    document.add_comment(document.paragraphs[1].runs, text="局长说这里要改", author="甲")
    out = BytesIO()
    document.save(out)
    text = read(out.getvalue())
    assert "局长" not in text.body
    assert any("批注" in told for told in text.told)


def test_a_cell_over_two_rows_is_said_in_both():
    from io import BytesIO

    from docx import Document

    document = Document(BytesIO(brought.a_word(table=[["小区", "房号"], ["河滨", "1"], ["", "2"]])))
    document.tables[0].cell(1, 0).merge(document.tables[0].cell(2, 0))
    out = BytesIO()
    document.save(out)
    assert read(out.getvalue()).table == [["小区", "房号"], ["河滨", "1"], ["河滨", "2"]]


def test_the_name_of_the_office_above_belongs_to_the_title():
    text = read(brought.a_word("云州市住房和城乡建设局", ("关于停水的通知", "明天停水。")))
    assert (text.title, text.body) == ("云州市住房和城乡建设局关于停水的通知", "明天停水。")
