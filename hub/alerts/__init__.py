"""Troubles of the fleet and of the press, told to staff once a cause: by mail, by a hook, on a page for a telephone."""
