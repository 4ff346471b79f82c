"""Who speaks: what reaches the command that sounds, and that no Chinese is ever read as English."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import wave

import pytest
from fakes.sights import sample, written

from kiosk.config import SpeechPart
from screens.speech.pinyin import pinyin
from screens.speech.spelling import spelled
from screens.speech.voice import command_for, sound

KEEPS = ["sh", "-c", 'cat >"$0"']
SOUNDS = re.compile(r"(?:[a-zü]+[1-5]|[A-Za-z]+(?:['-][A-Za-z]+)*)[,.!?]*")
SPEECH = SpeechPart()


def test_chinese_reaches_the_voice_as_pinyin_with_its_tones(tmp_path):
    heard = tmp_path / "heard"
    commands = {"pinyin": [*KEEPS, str(heard)], "english": ["false"]}
    assert sound({"words": "行政审批科，20 个工作日", "language": "zh"}, commands) == ""
    assert heard.read_text() == "xing2 zheng4 shen3 pi1 ke1, er4 shi2 ge4 gong1 zuo4 ri4"


def test_what_reaches_it_of_the_sample_is_pinyin_and_latin_letters_alone():
    for title in written(sample().items):
        said = pinyin(spelled(title))
        assert [part for part in said.split() if not SOUNDS.fullmatch(part)] == [], title
        syllables = len(re.findall(r"[a-zü]+[1-5]", said))
        assert syllables >= len(re.findall(r"[一-鿿]", title)), title


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("银行行长重新调查", "yin2 hang2 hang2 zhang3 chong2 xin1 diao4 cha2"),
        ("绿化、女方", "lv4 hua4, nv3 fang1"),
        ("𠮷祥", "xiang2"),
        ("Wi-Fi 密码", "Wi-Fi mi4 ma3"),
        ("。，", ""),
    ],
)
def test_a_character_nobody_can_read_is_left_out(words, said):
    assert pinyin(spelled(words)) == said


@pytest.mark.parametrize(
    ("words", "names", "said"),
    [
        ("局长单景禾、区承泽", ["单景禾", "区承泽"], "ju2 zhang3 shan4 jing3 he2, ou1 cheng2 ze2"),
        ("令狐嘉木", ["令狐嘉木"], "ling2 hu2 jia1 mu4"),
        ("单位、区政府", [], "dan1 wei4, qu1 zheng4 fu3"),
        ("调休上班", [], "tiao2 xiu1 shang4 ban1"),
        ("位置和面积", [], "wei4 zhi4 he2 mian4 ji1"),
        ("招标的工程", [], "zhao1 biao1 de5 gong1 cheng2"),
        ("多长时间", [], "duo1 chang2 shi2 jian1"),
        ("本行政机关", [], "ben3 xing2 zheng4 ji1 guan1"),
    ],
)
def test_surnames_and_words_the_dictionary_reads_wrongly_are_said_as_people_say_them(words, names, said):
    assert pinyin(spelled(words), names) == said


def test_english_goes_to_the_english_voice_and_a_voice_for_characters_wins():
    commands = {"pinyin": ["p"], "english": ["e"], "play": ["f", "-x"]}
    assert command_for({"words": "Window 2", "language": "en"}, commands) == (["e"], "Window 2")
    assert command_for({"words": "二号", "language": "zh"}, commands) == (["p"], "er4 hao4")
    assert command_for({"words": "2 号", "language": "zh"}, {**commands, "chinese": ["c"]}) == (["c"], "二号")
    assert command_for({"play": "/a/b.mp3"}, commands) == (["f", "-x", "/a/b.mp3"], "")


def test_a_voice_that_fails_or_is_not_there_says_why():
    assert "ended with 3" in sound({"words": "好", "language": "zh"}, {"pinyin": ["sh", "-c", "exit 3"]})
    mute = ["sh", "-c", "echo 'error: no such device' >&2"]
    assert "no such device" in sound({"words": "好", "language": "zh"}, {"pinyin": mute})
    assert "FileNotFoundError" in sound({"words": "好", "language": "zh"}, {"pinyin": ["/nowhere/voice"]})
    assert "KeyError" in sound({"words": "good", "language": "en"}, {"pinyin": ["true"]})


def test_it_answers_each_order_when_it_has_sounded(tmp_path):
    heard = tmp_path / "heard"
    commands = {"pinyin": ["sh", "-c", 'cat >>"$0"', str(heard)]}
    orders = "".join(json.dumps({"words": words, "language": "zh"}) + "\n" for words in ("一", "，", "二"))
    command = [sys.executable, "-m", "screens.speech.voice", json.dumps(commands)]
    done = subprocess.run(command, input=orders, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["ok"] * 3
    assert heard.read_text() == "yi1er4"


@pytest.mark.skipif(not shutil.which("espeak-ng"), reason="espeak-ng is not installed (deploy/setup.sh)")
@pytest.mark.parametrize(("command", "words"), [(SPEECH.pinyin, "ban4 li3"), (SPEECH.english, "Window 2")])
def test_the_voices_of_the_settings_sound(tmp_path, command, words):
    file = tmp_path / "voice.wav"
    subprocess.run((*command, "-w", file), input=words.encode(), check=True)
    with wave.open(str(file)) as recorded:
        assert recorded.getnframes() / recorded.getframerate() > 0.3


@pytest.mark.skipif(not shutil.which("espeak-ng"), reason="espeak-ng is not installed (deploy/setup.sh)")
def test_the_voice_for_pinyin_knows_tones_and_no_english_letters():
    command = (*SPEECH.pinyin, "-q", "-x")
    done = subprocess.run(command, input="nü3 lv4 ban4 de5", capture_output=True, text=True, check=True)
    words = pinyin(spelled("办理施工许可证，重新审查 2 次，找银行行长"))
    told = subprocess.run(command, input=words, capture_output=True, text=True, check=True).stdout
    assert "(en)" not in told  # what espeak-ng says where it goes over to its English voice
    tones = re.findall(r"\d+", done.stdout)
    assert len(tones) == 4
    assert tones[1] == tones[2]
