"""规范性文件、重大决策、规划和解读: a paper has its words, its number and its time; an interpretation its form."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.content.paper import Decision, Document, Interpretation, Paper, Plan
from kiosk.lint.problem import Problem, error, missing, warning


def of_document(document: Document) -> Iterator[Problem]:
    yield from _paper(document)
    if document.type == "normative" and document.status != "draft" and not document.source.number:
        yield missing(document, "source.number", "文号", "the number of the document")


def of_decision(decision: Decision) -> Iterator[Problem]:
    yield from _paper(decision)
    if not decision.stages:
        yield missing(decision, "stages", "决策程序各环节", "the stages of the decision")


def of_plan(plan: Plan) -> Iterator[Problem]:
    yield from _paper(plan)
    if plan.first_year is not None and plan.last_year is not None and plan.first_year > plan.last_year:
        zh, en = "规划的末年早于首年", "the plan's last year lies before its first"
        yield error("years-reversed", plan.id, "last_year", zh, en)


def of_interpretation(item: Interpretation) -> Iterator[Problem]:
    if not item.about:
        yield missing(item, "about", "解读的是哪份文件", "which paper it explains")
    if not item.body.strip() and not item.questions and not item.media:
        yield missing(item, "body", "解读的内容", "any content")
    if item.form == "questions" and not item.questions:
        yield missing(item, "questions", "问答", "its questions")
    for form, type_, zh, en in (
        ("picture", "image/", "图解的图片", "its picture"),
        ("film", "video/", "解读视频", "its film"),
    ):
        if item.form == form and not any(medium.type.startswith(type_) for medium in item.media):
            yield missing(item, "media", zh, en)


def _paper(paper: Paper) -> Iterator[Problem]:
    if not paper.body.strip() and not paper.chapters and not paper.media:
        yield missing(paper, "body", "正文", "any content")
    if paper.status == "draft" and paper.consultation is None:
        yield warning(
            "draft-unasked",
            paper.id,
            "consultation",
            "征求意见稿没有写明是哪一次征求意见",
            "a draft names no consultation that asks for opinions on it",
        )
    if paper.trial and paper.status == "in-force" and paper.in_force.until is None:
        yield warning(
            "trial-endless",
            paper.id,
            "in_force.until",
            "试行、暂行的文件没有写明有效期至何日",
            "is on trial and does not say until when",
        )
