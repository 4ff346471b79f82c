"""Approved content becomes a signed feed of plain files. Pure Python: no django, nothing of a terminal."""
