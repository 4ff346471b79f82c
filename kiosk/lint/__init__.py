"""What is wrong with content before it is published: `problems(content, coverage)`, one file per family of rules; and
`mended(text, facts)`, which proposes the right text of a dirty one.

Rules it keeps (definitions D11): pure; nothing is compared with now, only with the item's own dates; an error of one
item concerns that item, an error without an item concerns the whole edition.
"""

from kiosk.lint.coverage import Coverage
from kiosk.lint.known import Known
from kiosk.lint.mending import Line, mended, with_lines
from kiosk.lint.problem import Content, Facts, Problem
from kiosk.lint.problems import of_item, problems

__all__ = ["Content", "Coverage", "Facts", "Known", "Line", "Problem", "mended", "of_item", "problems", "with_lines"]
