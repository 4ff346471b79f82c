"""Words for what every item has: source, period, media, basis, table."""

from __future__ import annotations

from hub.desk.words.word import Word, w
from kiosk.content.item import Basis, Item, Media, Period, Section, Source, Table, Value

LAST_DAY = "填日期即含当日全天；需要精确到时刻时写作 2026-11-25 17:30"

ITEM: dict[type[Value], dict[str, Word]] = {
    Item: {
        "id": w("编号", "留空自动生成；保存后不再改变，屏幕和二维码按它找到本条"),
        "title": w("标题", "市民在屏幕上看到的全称"),
        "source": w("来源"),
        "title_en": w("英文标题", rare=True),
        "valid": w("有效期", "在此期间上屏；到期自动撤下。长期有效的留空"),
        "display": w("应当展示的期间", "法定公示期等必须连续展示的时段；没有就留空", rare=True),
        "disclosure": w("公开属性", "起草时即确定"),
        "withheld_why": w("不予公开的理由", "公开属性为不予公开时必填"),
        "grounds": w("公开依据", "依据库中的条目，每行一个"),
        "within": w("公开时限", "照目录中的写法，如：自信息形成之日起20个工作日内"),
        "subject": w("主题分类", rare=True),
        "genre": w("体裁分类", rare=True),
        "channels": w("公开渠道", "每行一个，如：政府网站、政务服务中心、公开栏"),
        "official_url": w("官方网站网址", "市民扫码打开的页面", rare=True),
        "online_url": w("网上办理网址", rare=True),
        "strict": w("信息过时即不显示", "屏幕与中心失联过久时，宁可不显示也不显示旧内容", rare=True),
        "media": w("图片与附件", "图片、PDF、视频、音频；表格中引用附件时写它的名称"),
    },
    Source: {
        "made": w("成文日期"),
        "published": w("发布日期", "公示、征求意见等法定期间以它为准；不得早于成文日期"),
        "responsible": w("责任人", "对内容负责的人或岗位"),
        "number": w("文号", "使用六角括号，如：云住建发〔2026〕12号"),
        "index": w("索引号", rare=True),
    },
    Period: {"from_": w("起"), "until": w("止", LAST_DAY)},
    Media: {
        "name": w("名称", "留空取文件名；其他栏目按这个名称引用它"),
        "caption": w("说明文字", "图片里有什么；看不见图片的人靠它"),
        "deferred": w("可以晚到", "视频等大文件：文字先上屏，文件随后补到"),
    },
    Basis: {
        "title": w("依据名称", "如：《中华人民共和国建筑法》"),
        "number": w("文号"),
        "article": w("条款", "如：第七条、第八条"),
        "text": w("条文原文", rare=True),
        "level": w("效力层级", rare=True),
    },
    Table: {
        "title": w("表名"),
        "columns": w("内容", "从 Excel 选中表格复制，在这里粘贴；第一行是表头"),
        "rows": w("内容", "从 Excel 选中表格复制，在这里粘贴；第一行是表头"),
    },
    Section: {"title": w("章节标题"), "text": w("正文", "空一行分段")},
}
