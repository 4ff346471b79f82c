"""Which software this is, and since when: time can be no earlier than that, whatever a dead battery says."""

from __future__ import annotations

from datetime import UTC, datetime

SOFTWARE = "0.1.0"
"""As in pyproject.toml."""

BIRTH = datetime(2026, 11, 1, tzinfo=UTC)
"""The floor of the clock at the very first start. Moved on with every release; never past its true day."""
