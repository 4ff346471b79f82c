"""What topics and categories are usually called, so that they can be said in another language.

An edition names its themes in its own words; of these, what stands here has its English in the catalogue, and any
other is shown as it is.
"""

PERSONS = (
    *("住房", "买房", "卖房", "租房", "房屋租赁", "农村住房", "农村", "自建房", "老屋修缮", "装修", "物业", "房地产"),
    *("用水用气", "停水停气", "身边工程", "养老", "出行", "绿化与树木", "入学", "退休", "新市民", "社会救助", "消防"),
    *("办企业", "开店", "工程建设", "建筑业", "安全生产", "职业资格", "办事", "查信息", "查档案"),
)

ENTERPRISES = (
    *("市政公用", "房地产开发", "房地产经纪", "质量安全", "企业资质", "开办企业", "园林绿化", "消防安全", "招标投标"),
    *("经营许可", "从业人员", "住房租赁经营", "物业服务", "竣工投用", "文化保护", "停业注销"),
)

CATEGORIES = (
    *("农村危房改造", "老旧小区改造", "行政事业性收费", "公共服务", "重大建设项目", "房屋征收", "招考", "公益事业"),
    *("监督检查", "应急预案", "社会保障", "统计信息", "财政预算", "财政决算", "规划", "政府采购", "证明事项"),
    *("公共卫生", "公开制度", "行政处罚", "建议提案"),
)
"""Of what must be public of one's own accord (条例 20, 21)."""
