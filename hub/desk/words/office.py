"""Words for units, leaders and sites."""

from __future__ import annotations

from hub.desk.words.word import Word, w
from kiosk.content.item import Value
from kiosk.content.office import Floor, FormerName, Hours, Leader, Site, Unit, Window

FLOOR = "楼宇编号/楼层编号，如：site-hall/1f"

OFFICE: dict[type[Value], dict[str, Word]] = {
    Hours: {
        "sessions": w("时段", "每行一段，如：09:00-12:00"),
        "days": w("哪些日子", "工作日按法定节假日和调休计算"),
        "note": w("说明", "如：周六上午延时服务"),
    },
    Window: {
        "id": w("窗口编号", "本单位内唯一，小写字母或数字"),
        "name": w("窗口名称"),
        "place": w("位置", "如：一楼东侧2号窗口"),
        "phone": w("电话"),
        "floor": w("楼层", FLOOR, rare=True),
        "hours": w("服务时间", "与单位相同的留空"),
    },
    FormerName: {"name": w("曾用名"), "until": w("用至")},
    Unit: {
        "type": w("类型"),
        "parent": w("上级单位", "单位编号"),
        "order": w("排序", "小的在前"),
        "short": w("简称"),
        "duties": w("主要职责", "每行一条"),
        "head": w("负责人"),
        "phone": w("联系电话"),
        "address": w("办公地址"),
        "hours": w("办公时间"),
        "windows": w("窗口"),
        "site": w("所在地点", "地点条目的编号"),
        "named": w("曾用名"),
    },
    Leader: {
        "post": w("职务"),
        "order": w("排序", "小的在前"),
        "portfolio": w("分管工作", "每行一项"),
        "units": w("分管单位", "单位编号，每行一个"),
        "phone": w("联系电话", "办公电话，不填私人电话"),
        "reception": w("接访安排"),
        "stands_in": w("AB角", "互补领导条目的编号"),
    },
    Floor: {
        "id": w("楼层编号", "小写字母或数字，如：1f"),
        "name": w("楼层名称"),
        "has": w("设有", "每行一项"),
        "plan": w("平面图", "“图片与附件”中的名称"),
    },
    Site: {
        "address": w("地址"),
        "phone": w("电话"),
        "hours": w("开放时间"),
        "floors": w("楼层"),
        "transport": w("交通"),
        "access": w("无障碍设施", "每行一项"),
        "order": w("排序", "小的在前"),
    },
}
