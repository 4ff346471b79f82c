"""What is drawn, by its name in the media folder: one row a picture.

Rules it keeps: a name stays as it is while an item names it (tests/test_sample_pictures.py holds both sides together).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from data.drawing import form_texts, handbook, homes, hose, lift_steps, office, plans, safety, works
from data.drawing.book import Book
from data.drawing.forms import Form, drawn
from data.drawing.roll import Roll
from data.drawing.sheet import Sheet

Drawing = Callable[[], Sheet | Book | Roll]


def _form(name: str, form: Form) -> dict[str, Drawing]:
    return {
        f"forms/{name}.png": partial(drawn, form, example=False),
        f"forms/{name}-example.png": partial(drawn, form, example=True),
    }


PICTURES: dict[str, Drawing] = {
    "hall-plan.png": plans.hall_first,
    "road-works.png": plans.road_works,
    "plans/hall-2f.png": plans.hall_second,
    "plans/housing-1f.png": plans.housing,
    "plans/trade-1f.png": plans.trade_first,
    "plans/trade-2f.png": plans.trade_second,
    "posters/archive.png": office.archive,
    "posters/ask-before-digging.png": works.ask_first,
    "posters/clean-site.png": works.clean_site,
    "posters/construction-permit.png": works.construction_permit,
    "posters/fire-acceptance.png": safety.fire_acceptance,
    "posters/fund-use.png": homes.fund_use,
    "posters/gas-smell.png": safety.gas,
    "posters/heavy-rain.webp": safety.heavy_rain,
    "posters/old-lift.png": homes.old_lift,
    "posters/open-government.png": office.open_government,
    "posters/public-rental.png": homes.public_rental,
    "posters/speak-up.png": office.speak_up,
    "posters/termites.webp": homes.termites,
    "posters/told-before.png": safety.told_before,
    "posters/wage-board.png": works.wage_board,
    "posters/gas-hose.png": hose.still,
    "books/lift-steps.pdf": lift_steps.leaflet,
    "books/pipeline-handbook.pdf": handbook.handbook,
    "films/gas-hose.webm": hose.film,
    **_form("construction-permit", form_texts.CONSTRUCTION_PERMIT),
    **_form("fund-use", form_texts.FUND_USE),
    **_form("info-request", form_texts.INFO_REQUEST),
    **_form("public-rental", form_texts.PUBLIC_RENTAL),
}
"""What is drawn, by its name in the media folder."""
