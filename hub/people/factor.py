"""The second thing one logs in with: six figures of a telephone (TOTP, RFC 6238), or a code of a slip of paper.

Rules it keeps: no secret lies in the database: the key follows from a salt there and from the hub's secret file, codes
are kept as hashes; a figure and a code open once; who guesses waits longer each time.
"""

from __future__ import annotations

import base64
import hmac
import secrets
from typing import Any
from urllib.parse import quote, urlencode

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.db import models, transaction
from django.utils import timezone
from django_otp.models import Device, ThrottlingMixin
from django_otp.oath import TOTP

STEP_S = 30
TOLERANCE = 1  # a telephone's clock may be half a minute off
CODES = 8
LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that is taken for another
KEY_BYTES = 20


class Authenticator(ThrottlingMixin, Device):
    """One person's second factor. `last_t`: the step of the last figure that opened."""

    salt = models.CharField(max_length=32, editable=False)
    last_t = models.BigIntegerField(default=-1, editable=False)

    class Meta:
        verbose_name = "二次验证"
        verbose_name_plural = "二次验证"

    @property
    def key(self) -> bytes:
        return hmac.digest(settings.SECRET_KEY.encode(), f"second factor {self.salt}".encode(), "sha256")[:KEY_BYTES]

    @property
    def address(self) -> str:
        """What the telephone reads off the glass (otpauth, as all its programs know it)."""
        label = quote(f"{settings.OTP_TOTP_ISSUER}:{self.user.get_username()}")
        asked = urlencode({"secret": self.letters, "issuer": settings.OTP_TOTP_ISSUER})
        return f"otpauth://totp/{label}?{asked}"

    @property
    def letters(self) -> str:
        """The key as one types it where no picture can be taken."""
        return base64.b32encode(self.key).decode().rstrip("=")

    @transaction.atomic
    def verify_token(self, token: str) -> bool:
        """Whether these figures, or this code of the slip, open now; if so, never again."""
        mine = Authenticator.objects.select_for_update().get(pk=self.pk)  # of two at once the second finds it used
        if not mine.verify_is_allowed()[0]:
            return False
        opened = mine._by_figures(token.replace(" ", "")) or mine._by_code(token)
        if opened:
            mine.throttle_reset(commit=False)
            mine.save()
        else:
            mine.throttle_increment()
        return opened

    def get_throttle_factor(self) -> float:
        return 1.0

    def _by_figures(self, token: str) -> bool:
        if not (token.isascii() and token.isdecimal() and len(token) == 6):
            return False
        totp = TOTP(self.key, STEP_S)
        if not totp.verify(int(token), TOLERANCE, self.last_t + 1):
            return False
        self.last_t = totp.t()
        return True

    def _by_code(self, token: str) -> bool:
        typed = token.upper().replace("-", "").replace(" ", "")
        for code in Code.objects.filter(user=self.user, used_at__isnull=True) if len(typed) == 10 else ():
            if check_password(typed, code.hash):
                code.used_at = timezone.now()
                code.save(update_fields=["used_at"])
                return True
        return False


class Code(models.Model):
    """A code of the slip: for the day the telephone is lost."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    hash = models.CharField(max_length=200)
    used_at = models.DateTimeField(null=True)


def of(user: Any) -> Authenticator | None:
    """The second factor somebody has set up."""
    return Authenticator.objects.filter(user=user, confirmed=True).first()


def begin(user: Any) -> Authenticator:
    """One that is not yet confirmed; the same until it is."""
    found = Authenticator.objects.filter(user=user, confirmed=False).first()
    return found or Authenticator.objects.create(user=user, name="totp", confirmed=False, salt=secrets.token_hex(16))


@transaction.atomic
def confirm(device: Authenticator) -> list[str]:
    """It stands from now on; the codes for the slip, told this once."""
    Authenticator.objects.filter(user=device.user).exclude(pk=device.pk).delete()
    Authenticator.objects.filter(pk=device.pk).update(confirmed=True)
    Code.objects.filter(user=device.user).delete()
    codes = ["".join(secrets.choice(LETTERS) for _ in range(10)) for _ in range(CODES)]
    Code.objects.bulk_create([Code(user=device.user, hash=make_password(code)) for code in codes])
    return [f"{code[:5]}-{code[5:]}" for code in codes]


def remove(user: Any) -> bool:
    """Take it away, when the telephone and the slip are lost; whether there was one."""
    Code.objects.filter(user=user).delete()
    return bool(Authenticator.objects.filter(user=user).delete()[0])
