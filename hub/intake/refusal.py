"""What a terminal is told when a request is not taken: a status, a word for programs, a sentence for people.

400, 413, 422 cannot be taken, ever   401 nobody we know   403 not, or no longer, approved   409 number used
429 later   503 later, it is our fault
"""

from __future__ import annotations


class Refused(Exception):
    """Nothing of the request was kept."""

    def __init__(self, status: int, word: str, why: str) -> None:
        super().__init__(why)
        self.status, self.word, self.why = status, word, why
