"""What a citizen says: bodies that may hold personal data, and so leave the terminal sealed only (definitions D8)."""

from typing import Annotated, Literal

from msgspec import Meta

from kiosk.content.item import ItemId, Line, Value


class Complaint(Value):
    """A complaint, correction or opinion 意见. Anonymous unless a contact is given."""

    about: ItemId | None = None
    type: Literal["complaint", "correction", "opinion", "question"] = "opinion"
    text: Annotated[str, Meta(min_length=1, max_length=4000)]
    contact: Annotated[str, Meta(max_length=200)] = ""
    slip: Annotated[str, Meta(pattern=r"^[A-Z0-9]{4}-[A-Z0-9]{4}$")]
    secret_sha256: Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$")] = "0" * 64


class Help(Value):
    """Somebody stands at the screen and asks for a human 找人帮忙. Sent at once, worthless after ten minutes."""

    place: Line
    where: str = ""
