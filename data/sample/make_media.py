"""Draws the pictures of the sample bureau: `python data/sample/make_media.py`. Needs Pillow and assets/fonts.

Everything here is invented: no street, hall or person exists. Flat drawings, so that the PNGs are small.
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

HERE = Path(__file__).resolve().parent
FONT = HERE.parents[1] / "assets" / "fonts" / "MingbaiSansSC-Regular.otf"

INK, MUTE, PAPER, CARD = "#14213D", "#434D63", "#F4F7FB", "#FFFFFF"
BORDER, BLUE, SOFT, WARN, WARN_SOFT, GREEN = "#7C879C", "#12438C", "#E6EEF9", "#734000", "#FFF3DF", "#E5F4EC"


class Sheet:
    """A sheet to draw on, in pixels, with text centred where it is put."""

    def __init__(self, width: int, height: int) -> None:
        self.image = Image.new("RGB", (width, height), PAPER)
        self.draw = ImageDraw.Draw(self.image)

    def box(self, x: int, y: int, w: int, h: int, fill: str = CARD, line: str = BORDER, width: int = 3) -> None:
        self.draw.rounded_rectangle((x, y, x + w, y + h), 16, fill, line, width)

    def text(self, x: float, y: float, words: str, size: int = 34, fill: str = INK, anchor: str = "mm") -> None:
        self.draw.text((x, y), words, fill, ImageFont.truetype(str(FONT), size), anchor=anchor)

    def save(self, name: str) -> None:
        colours = self.image.quantize(48, dither=Image.Dither.NONE)
        (HERE / "media").mkdir(exist_ok=True)
        colours.save(HERE / "media" / name, optimize=True)


def hall_plan() -> Sheet:
    """The ground floor: the entrance below, windows along the far wall, the touchscreen by the door."""
    s = Sheet(1600, 1000)
    s.box(60, 110, 1480, 800, CARD, INK, 6)
    s.text(800, 58, "政务服务大厅一楼平面图", 48)
    for i, (number, words) in enumerate(
        [("2", "建设工程"), ("3", "住房保障"), ("4", "房产交易与租赁"), ("5", "市政公用"), ("6", "缴费与领证")]
    ):
        x = 100 + i * 284
        s.box(x, 150, 264, 170, SOFT, BLUE)
        s.text(x + 132, 208, f"{number} 号窗口", 42, BLUE)
        s.text(x + 132, 272, words, 32)
    s.box(1190, 640, 310, 150, SOFT, BLUE)
    s.text(1345, 690, "1 号咨询台", 42, BLUE)
    s.text(1345, 748, "综合咨询与帮办", 32)
    for row in range(2):
        for seat in range(8):
            s.draw.rounded_rectangle(
                (470 + seat * 84, 440 + row * 90, 530 + seat * 84, 490 + row * 90), 8, PAPER, BORDER, 3
            )
    s.text(800, 640, "等候区", 34, MUTE)
    s.box(100, 400, 250, 130, GREEN, BORDER)
    s.text(225, 440, "自助打印", 34)
    s.text(225, 490, "填表台", 34)
    s.box(100, 640, 250, 150, GREEN, BORDER)
    s.text(225, 690, "无障碍卫生间", 34)
    s.text(225, 742, "母婴室", 34)
    s.box(900, 770, 190, 76, BLUE, BLUE)
    s.text(995, 808, "触摸屏", 36, CARD)
    s.draw.rectangle((700, 900, 880, 918), CARD)
    s.draw.polygon([(790, 850), (760, 892), (820, 892)], BLUE)
    s.text(790, 955, "入口（无台阶，轮椅可直接进入）", 36)
    s.text(1345, 440, "主屏", 36, MUTE)
    s.draw.rectangle((1250, 470, 1440, 480), INK)
    return s


def road_works() -> Sheet:
    """The detour: the closed stretch in amber, the way round in blue."""
    s = Sheet(1600, 1000)
    s.text(800, 58, "体育场路施工绕行示意图", 48)
    roads = [((200, 240), (1400, 240)), ((200, 800), (1400, 800)), ((420, 130), (420, 920)), ((1160, 130), (1160, 920))]
    for start, end in roads:
        s.draw.line([start, end], BORDER, 70)
    for start, end in roads:
        s.draw.line([start, end], CARD, 62)
    s.draw.line([(402, 270), (402, 770)], "#FF9800", 26)
    s.draw.line([(440, 240), (1160, 240), (1160, 800), (480, 800)], BLUE, 12, joint="curve")
    s.draw.polygon([(436, 800), (488, 774), (488, 826)], BLUE)
    s.text(790, 312, "云溪路", 38)
    s.text(790, 726, "江滨路", 38)
    for i, word in enumerate("体育场路"):
        s.text(330, 380 + i * 56, word, 38)
    for i, word in enumerate("东湖路"):
        s.text(1090, 400 + i * 56, word, 38)
    s.box(500, 400, 520, 230, WARN_SOFT, WARN)
    s.text(760, 456, "西侧机动车道封闭", 42, WARN)
    s.text(760, 520, "东侧双向各一条车道通行", 34, INK)
    s.text(760, 576, "人行道、公交站照常使用", 34, INK)
    s.draw.line([(980, 950), (1060, 950)], BLUE, 12)
    s.text(1080, 950, "建议绕行路线", 34, INK, "lm")
    s.draw.line([(420, 950), (500, 950)], "#FF9800", 26)
    s.text(520, 950, "封闭路段", 34, INK, "lm")
    return s


if __name__ == "__main__":
    hall_plan().save("hall-plan.png")
    road_works().save("road-works.png")
