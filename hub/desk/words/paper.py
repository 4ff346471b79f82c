"""Words for papers: documents, decisions, plans, interpretations."""

from __future__ import annotations

from hub.desk.words.word import Word, w
from kiosk.content.item import Value
from kiosk.content.paper import Decision, Document, Interpretation, Paper, Plan, Stage, Target

PAPER: dict[type[Value], dict[str, Word]] = {
    Paper: {
        "body": w("正文", "分章的文件，这里写各章之前的内容；空一行分段"),
        "chapters": w("章节"),
        "tables": w("附表"),
        "status": w("有效性"),
        "in_force": w("施行期", "施行之日至有效期届满"),
        "trial": w("试行、暂行"),
        "replaces": w("替代的文件", "被替代文件的编号，每行一个"),
        "interpretations": w("政策解读", "解读条目的编号，每行一个"),
        "consultation": w("征求意见公告", "公告的编号"),
    },
    Document: {
        "type": w("文件类型", other="其他文件"),
        "joint": w("联合发文机关", "每行一个"),
        "registered": w("统一登记号"),
    },
    Stage: {
        "step": w("程序", review="后评估"),
        "day": w("日期"),
        "outcome": w("结果"),
        "item": w("相关条目", "编号"),
    },
    Decision: {"stages": w("决策程序")},
    Target: {"name": w("指标"), "value": w("目标值"), "by": w("完成时间")},
    Plan: {
        "type": w("类型"),
        "first_year": w("起始年"),
        "last_year": w("终止年"),
        "targets": w("主要指标"),
    },
    Interpretation: {
        "about": w("解读的文件", "文件的编号，每行一个"),
        "form": w("解读形式"),
        "body": w("正文", "空一行分段"),
        "questions": w("问答"),
        "by": w("解读人、解读单位"),
    },
}
