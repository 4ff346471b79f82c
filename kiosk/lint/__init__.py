"""What is wrong with content before it is published: `problems(content, coverage)`, one file per family of rules.

Rules it keeps (definitions D11): pure; nothing is compared with now, only with the item's own dates; an error of one
item concerns that item, an error without an item concerns the whole edition.
"""

from kiosk.lint.coverage import Coverage
from kiosk.lint.problem import Content, Problem
from kiosk.lint.problems import problems

__all__ = ["Content", "Coverage", "Problem", "problems"]
