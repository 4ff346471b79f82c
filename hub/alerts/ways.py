"""The ways a message goes: mail by the office's own server, and a hook of the office's own.

Rules it keeps: nobody outside is asked but whom the administrator has named; a hook's message is signed with a secret
that lies in a file of mode 0600; a way that fails is tried again, later each time, and stops nothing.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.utils import timezone

from hub import place
from hub.alerts.models import Message
from kiosk.errors import BadInput

TIMEOUT_S = 10
LONGEST = timedelta(minutes=30)
MAIL, HOOK = "mail", "hook"


def ways() -> tuple[str, ...]:
    """Those that are set up. Raises BadInput for a hook that is no address."""
    if hook() and urlsplit(hook()).scheme not in ("http", "https"):
        raise BadInput(place.ALERT_HOOK, "is no http address", "https://…")
    return (*((MAIL,) if addressees() else ()), *((HOOK,) if hook() else ()))


def addressees() -> list[str]:
    return [each.strip() for each in os.environ.get(place.ALERT_MAIL, "").split(",") if each.strip()]


def hook() -> str:
    return os.environ.get(place.ALERT_HOOK, "")


def send(now: datetime) -> None:
    """Everything that is due."""
    for message in Message.objects.filter(taken=None, next_try__lte=now).select_related("trouble"):
        try:
            {MAIL: _mail, HOOK: _hook}[message.way](message)
        except Exception as e:  # noqa: BLE001  a server of the office's may answer anything; the others are told
            message.tries += 1
            message.why = f"{type(e).__name__}: {e}"[:255]
            message.next_try = now + min(LONGEST, timedelta(minutes=2 ** min(message.tries, 10) / 2))
        else:
            message.taken, message.why = now, ""
        message.save()


def words(message: Message) -> tuple[str, str]:
    """Subject and text."""
    trouble = message.trouble
    since = f"{timezone.localtime(trouble.began):%m月%d日 %H:%M}"
    if message.over and trouble.ended is not None:
        end = f"{timezone.localtime(trouble.ended):%H:%M}"
        return f"【已恢复】{trouble.title}", f"{since} 起，{end} 恢复。\n" + "\n".join(trouble.screens)
    lines = [trouble.do, f"自 {since}", *trouble.screens, f"{settings.WAGTAILADMIN_BASE_URL}/admin/alerts/"]
    return f"【告警】{trouble.title}", "\n".join(lines)


def _mail(message: Message) -> None:
    subject, text = words(message)
    connection = get_connection(timeout=TIMEOUT_S)
    EmailMessage(subject, text, to=addressees(), connection=connection).send()


def _hook(message: Message) -> None:
    import requests

    subject, text = words(message)
    trouble = message.trouble
    told: dict[str, Any] = {
        "id": trouble.pk,
        "state": "over" if message.over else "trouble",
        "cause": trouble.key,
        "title": subject,
        "text": text,
        "screens": trouble.screens,
        "began": trouble.began.isoformat(),
        "ended": trouble.ended.isoformat() if trouble.ended is not None else None,
    }
    body = json.dumps(told, ensure_ascii=False).encode()
    key = place.secret_file(Path(settings.DATA_DIR) / "alert-secret").encode()
    signature = hmac.new(key, body, hashlib.sha256).hexdigest()
    head = {"Content-Type": "application/json; charset=utf-8", "X-Mingbai-Signature": f"sha256={signature}"}
    answer = requests.post(hook(), data=body, headers=head, timeout=TIMEOUT_S, allow_redirects=False)
    if answer.status_code >= 300:
        raise OSError(f"status {answer.status_code}")
