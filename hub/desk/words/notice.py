"""Words for announcements and events."""

from __future__ import annotations

from hub.desk.words.word import Word, w
from kiosk.content.event import Event, Faq, Poster
from kiosk.content.item import Value
from kiosk.content.notice import (
    Announcement,
    Candidate,
    Correction,
    Enrolment,
    Happening,
    Objection,
    Presale,
    Tender,
)

ABOUT = "相关条目的编号，每行一个"

NOTICE: dict[type[Value], dict[str, Word]] = {
    Objection: {
        "phone": w("电话"),
        "address": w("地址"),
        "mail": w("电子邮箱"),
        "how": w("其他方式", "如：来信、当面反映"),
    },
    Happening: {
        "when": w("时间"),
        "area": w("范围、地点"),
        "what": w("类别", window="窗口调整"),
        "reason": w("原因"),
        "phone": w("咨询电话"),
    },
    Enrolment: {
        "how": w("报名方式"),
        "until": w("报名截止"),
        "phone": w("报名电话"),
        "places": w("名额", "不限填 0"),
        "who": w("报名条件"),
    },
    Candidate: {
        "rank": w("名次"),
        "name": w("单位名称"),
        "price": w("投标报价"),
        "days": w("工期"),
        "manager": w("项目负责人", "姓名须隐去一部分，如：张某某"),
        "note": w("备注", rare=True),
    },
    Tender: {
        "stage": w("阶段"),
        "project": w("项目名称"),
        "owner": w("招标人"),
        "agent": w("招标代理机构"),
        "price_limit": w("最高投标限价"),
        "opened": w("开标日期"),
        "candidates": w("中标候选人"),
    },
    Presale: {
        "number": w("许可证号"),
        "project": w("项目名称"),
        "developer": w("开发企业"),
        "buildings": w("楼栋"),
        "homes": w("套数"),
        "area": w("面积"),
        "escrow": w("预售资金监管银行"),
    },
    Correction: {"wrong": w("误"), "right": w("正", "撤回的留空"), "why": w("原因")},
    Announcement: {
        "type": w("文种"),
        "body": w("正文", "空一行分段"),
        "short": w("滚动字幕用语", "一句话，走马灯和窄屏上显示；留空用标题"),
        "period": w("公示期、征求意见期"),
        "period_rule": w("期间规则", "期限长度的规则编号，如：publicity", rare=True),
        "objection": w("异议反映方式"),
        "happening": w("事由"),
        "decided": w("决定日期", "结果公开时填写"),
        "enrol": w("报名"),
        "tender": w("招标投标"),
        "presale": w("商品房预售许可"),
        "housing": w("保障性住房环节"),
        "correction": w("更正内容"),
        "outcome": w("结果条目", "本公告的结果、采纳情况所在条目的编号", rare=True),
        "table": w("表格"),
        "about": w("相关条目", ABOUT),
    },
    Event: {
        "type": w("类型"),
        "when": w("时间"),
        "place": w("地点"),
        "body": w("正文", "空一行分段"),
        "state": w("状态"),
        "state_note": w("状态说明", "延期、取消时填写原因和安排"),
        "enrol": w("报名"),
        "phone": w("咨询电话"),
        "agenda": w("议程", "每行一项"),
        "papers": w("会议材料", "名称和获取方式，每行一项"),
        "about": w("相关条目", ABOUT),
        "minutes": w("会议纪要、意见采纳情况", "会后填写"),
        "outcome": w("结果条目", "结果所在条目的编号"),
    },
    Faq: {
        "answer": w("解答", "空一行分段"),
        "about": w("相关条目", ABOUT),
        "themes": w("主题", "每行一个"),
    },
    Poster: {
        "text": w("文字内容", "海报上写了什么；看不见图片的人和不能放图的屏靠它"),
        "about": w("相关条目", ABOUT),
    },
}
