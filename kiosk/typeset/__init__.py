"""Chinese typesetting without a screen: text in, lines with whole-pixel positions out (pure: no fonts, no clock).

signs    which signs may not begin or end a line, which take half a square
units    where a line may break
stretch  one measured part of a paragraph
setting  styles, spans, runs, lines: the values
lines    the breaker itself
paging   lines into pages
reading  how long a text stays, from its length
"""

from kiosk.frugal import classes_once

with classes_once():
    from kiosk.typeset.lines import break_lines, lines_of, one_line
    from kiosk.typeset.paging import pages
    from kiosk.typeset.reading import dwell_s
    from kiosk.typeset.setting import Line, Measure, Run, Span, Style, Weight

__all__ = [
    "Line",
    "Measure",
    "Run",
    "Span",
    "Style",
    "Weight",
    "break_lines",
    "dwell_s",
    "lines_of",
    "one_line",
    "pages",
]
