"""A folder of YAML and media ⇄ items (definitions D1): for authors, samples, import and export.

Rules it keeps: strict; one bad file does not hide the others; everything found wrong says file and line and what to do.
"""

from kiosk.folder.draft import Draft, Fault
from kiosk.folder.manifest import day_of
from kiosk.folder.reading import read
from kiosk.folder.rules import shipped_rules
from kiosk.folder.writing import write

__all__ = ["Draft", "Fault", "day_of", "read", "shipped_rules", "write"]
