"""All tables of the desk, where Django looks for them."""

from __future__ import annotations

from hub.desk.approved import Approved
from hub.desk.media import File, ItemMedia, Picture, Rendition
from hub.desk.pages import PAGES, ROWS, ItemPage, OfficePage, ShelfPage, UnitPage
from hub.desk.posts import Post
from hub.desk.records import Record
from hub.desk.register import Entry
from hub.desk.review import ReviewState, ReviewTask

__all__ = [
    "PAGES",
    "ROWS",
    "Approved",
    "Entry",
    "File",
    "ItemMedia",
    "ItemPage",
    "OfficePage",
    "Picture",
    "Post",
    "Record",
    "Rendition",
    "ReviewState",
    "ReviewTask",
    "ShelfPage",
    "UnitPage",
]
