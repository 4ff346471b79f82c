"""The desk: what staff write, who reviews it, and what has been approved."""
