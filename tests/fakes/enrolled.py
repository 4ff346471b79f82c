"""A real terminal's way out, in a test of the hub: its key, its outbox on a disk, its uplink code.

`ClientUplink` is the door into the hub without a socket; a `Sender` is the terminal that knocks there.
"""

import base64
from zoneinfo import ZoneInfo

from fakes.clock import FakeClock

from kiosk import wire
from kiosk.clock import FloorClock, SystemClock
from kiosk.content import codec
from kiosk.link.door import Answer
from kiosk.link.uplink import Post
from kiosk.store.open import Store
from kiosk.terminal.acts import Acts
from kiosk.terminal.facts import Receipts
from kiosk.terminal.identity import Identity
from kiosk.wire import Asking, Enrolled

ZONE = ZoneInfo("Asia/Shanghai")


class ClientUplink:
    """An `Uplink` into Django, without a socket. `posts`: every request, so that a thief may send it again."""

    def __init__(self):
        from django.test import Client

        self.client = Client(raise_request_exception=True)
        self.posts = []
        self.answers = []

    def post(self, path, body, headers, *, deadline_s=1.0):
        self.posts.append((path, body, dict(headers)))
        answer = self.client.post(path, body, content_type="application/json", headers=headers)
        self.answers.append(answer)
        return Answer(answer.status_code, answer.content)


class Sender:
    """One terminal. `outward` writes its outbox; `hand_in()` does what the courier does once."""

    def __init__(self, folder, uplink=None):
        # The hub's clock is the machine's: a terminal that lived in another year would be one of the faults.
        self.clock = FakeClock(SystemClock().wall())
        folder.mkdir(exist_ok=True)
        self.store = Store(folder, "f" * 64, self.clock.wall)
        self.identity = Identity(folder / "key")
        floor = FloorClock(self.clock, self.clock.wall())
        self.outward = Acts(self.store, floor, self.identity, ZONE).outward
        self.uplink = uplink or ClientUplink()
        self.post = Post(self.uplink, self.identity.sign, self.outward.request_seq)

    @property
    def fingerprint(self):
        return self.identity.fingerprint()

    def hand_in(self, limit=50):
        receipts = self.post.send(self.outward.next(limit))
        self.outward.receipts(Receipts(receipts))
        return receipts

    def waiting(self):
        return self.store.outbox.queued()

    def ask(self):
        """Ask to be enrolled; an Enrolled, or the status of a refusal."""
        body = codec.encode(Asking(key=base64.b64encode(self.identity.public()).decode()))
        answer = self.uplink.post(wire.ENROLMENTS, body, self.signed(wire.ENROLMENTS, body), deadline_s=10.0)
        return codec.decode(answer.body, Enrolled) if answer.status == 200 else answer.status

    def signed(self, path, body, number=None, method="POST"):
        number = number or self.outward.request_seq()
        signature = self.identity.sign(wire.signing_bytes(method, path, body, number))
        return {
            wire.TERMINAL: self.fingerprint,
            wire.NUMBER: str(number),
            wire.SIGNATURE: base64.b64encode(signature).decode(),
        }

    def enrol(self, by, **place):
        """Ask, and be approved by somebody who types the code."""
        from hub.fleet import enrolment

        now = SystemClock().wall()
        asked = self.ask()
        place = {"name": "一楼大厅触摸屏", "floor": "一楼", **place}
        return enrolment.approve(enrolment.find(asked.code, by, now), by, now, place)
