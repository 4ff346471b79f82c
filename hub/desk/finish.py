"""What Wagtail calls when a review has passed its last step. In a file of its own: it is named in the settings, and
imported before there are any models."""

from __future__ import annotations

from typing import Any


def finish(workflow_state: Any, user: Any = None) -> None:
    """Release the revision that was reviewed. Raises Refusal when anything does not fit."""
    from hub.desk.review import conclude

    conclude(workflow_state, user)
