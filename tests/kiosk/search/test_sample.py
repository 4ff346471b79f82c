"""What a clerk would expect to stand first, on the sample: what people really type and ask."""

from datetime import date
from pathlib import Path

import pytest

from hub.press.readings import readings_of
from kiosk.folder import read
from kiosk.search import find, index, read_sayings

SAMPLE = Path(__file__).resolve().parents[3] / "data" / "sample"


@pytest.fixture(scope="module")
def sample():
    items = read(SAMPLE, date(2026, 11, 25)).items
    return index(items, readings_of(items, {}), read_sayings())


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("sgxk", "construction-permit"),
        ("sgxkz", "construction-permit"),
        ("shigongxuke", "construction-permit"),
        ("施工xk", "construction-permit"),
        ("施工证", "construction-permit"),
        ("施工许可证怎么办理", "construction-permit"),
        ("施工许可变更", "permit-change"),
        ("sgxkbg", "permit-change"),
        ("000117109000", "construction-permit"),
        ("gzf", "public-rental"),
        ("公租房", "public-rental"),
        ("廉租房", "public-rental"),
        ("公租房退出", "rental-exit"),
        ("租房补贴", "rental-subsidy"),
        ("维修基金", "fund-deposit"),
        ("wxzj", "fund-deposit"),
        ("楼上漏水怎么办", "fund-use"),
        ("装电梯", "old-lift"),
        ("jzdt", "old-lift"),
        ("电梯加装", "old-lift"),
        ("fcz", "faq-title-deed"),
        ("房产证", "faq-title-deed"),
        ("无房证", "housing-cert"),
        ("没有房子的证明", "housing-cert"),
        ("二手房", "stock-signing"),
        ("yushouzheng", "presale-permit"),
        ("公积金", "fund-referral"),
        ("自来水", "water-install"),
        ("停水", "faq-sudden-water-stop"),
        ("下水道", "drainage-permit"),
        ("砍树", "tree-felling"),
        ("挖路", "road-dig"),
        ("路灯坏了", "faq-street-lamp"),
        ("夜间施工", "faq-night-noise"),
        ("xfys", "fire-acceptance"),
        ("二建", "engineer-registration"),
        ("塔吊", "crane-registration"),
        ("业委会", "owners-committee"),
        ("法规科", "division-law"),
        ("质监站", "station-quality"),
        ("局长", "leader-director"),
        ("sjh", "leader-party"),
        ("依申请公开", "info-request"),
        ("termite", "termite-control"),
    ],
)
def test_what_a_clerk_would_point_to_stands_first(sample, query, first):
    assert next(hit.item_id for hit in find(sample, query)) == first


@pytest.mark.parametrize("query", ["东湖路", "征求意见", "听证会", "老旧小区", "预算", "招聘", "罚款", "信息公开指南"])
def test_what_is_only_announced_is_found_too(sample, query):
    assert find(sample, query)[0].how != "near"


def test_every_item_of_the_sample_is_found_by_its_title_and_its_initials(sample):
    items = read(SAMPLE, date(2026, 11, 25)).items
    shown = [item for item in items if item.disclosure == "proactive"]
    readings = {reading.id: reading for reading in readings_of(shown, {})}
    lost = [
        (item.id, query)
        for item in shown
        for query in (item.title, "".join(syllable[0] for syllable in readings[item.id].phrase))
        if item.id not in {hit.item_id for hit in find(sample, query)}
    ]
    assert lost == []
