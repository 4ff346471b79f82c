"""The whole road once, over a real socket: the terminal's uplink, the hub in a thread, the rows."""

import base64

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from fakes.enrolled import Sender

from hub.fleet.models import HelpCall, Terminal
from hub.intake.models import Voice
from kiosk.clock import FloorClock, SystemClock
from kiosk.content import proof, voice
from kiosk.link.http import HttpUplink
from kiosk.terminal.orders import Send


def test_a_terminal_enrols_and_empties_its_outbox_over_http(live_server, tmp_path):
    from django.contrib.auth import get_user_model

    administrator = get_user_model().objects.create_superuser("root", password="a-long-word")
    clock = SystemClock()
    uplink = HttpUplink(live_server.url, FloorClock(clock, clock.wall()))
    terminal = Sender(tmp_path / "terminal", uplink)
    terminal.enrol(administrator)
    key = base64.b64encode(X25519PrivateKey.generate().public_key().public_bytes_raw()).decode()
    terminal.outward.beat(proof.Beat(edition=1, emergency=0, state="current", free_mb=9000))
    terminal.outward.send(Send(voice.Complaint(text="字太小", slip="A2B3-C4D5")), key)
    terminal.outward.send(Send(voice.Help(place="home")), "")
    assert len(terminal.hand_in()) == 3
    assert terminal.waiting() == {}
    assert (Terminal.objects.get().latest.edition, Voice.objects.count(), HelpCall.objects.count()) == (1, 1, 1)
    uplink.close()
