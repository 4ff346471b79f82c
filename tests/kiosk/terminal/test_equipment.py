"""What a terminal is meant to have beside its screen, and what of it is wanting."""

from __future__ import annotations

from kiosk.config import PrinterPart, Settings, SpeechPart
from kiosk.terminal.equipment import voices, wanting


def has(*programs):
    return lambda name: f"/usr/bin/{name}" if name in programs else None


READS = Settings(speech=SpeechPart(read=True))


def test_nothing_is_wanting_where_nothing_is_asked_for():
    assert wanting(Settings(), has()) == ()
    assert voices(SpeechPart(), has("espeak-ng", "ffplay")) == {}


def test_a_voice_that_is_not_installed_is_told_and_offers_nothing():
    assert "espeak-ng is not installed" in wanting(READS, has("lp"))[0]
    assert voices(READS.speech, has()) == {}
    assert wanting(READS, has("espeak-ng")) == ()


def test_a_voice_that_cannot_read_chinese_is_none():
    speech = SpeechPart(read=True, pinyin=("nobody",))
    assert voices(speech, has("espeak-ng")) == {}
    assert "chinese" in voices(SpeechPart(read=True, chinese=("better",)), has("better"))


def test_without_a_player_recordings_are_read_by_the_voice():
    assert set(voices(READS.speech, has("espeak-ng"))) == {"pinyin", "english"}
    assert "play" in voices(READS.speech, has("espeak-ng", "ffplay"))


def test_a_printer_without_the_programs_of_cups_is_told():
    assert "lp is not installed" in wanting(Settings(printer=PrinterPart(a4="hall")), has("espeak-ng"))[0]
    assert wanting(Settings(printer=PrinterPart(roll="hall")), has("lp")) == ()
