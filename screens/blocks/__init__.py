"""Blocks: what stands on a screen and where, as values. Pages and cards are made of them, and know no widget.

block    Box, Setting, Block, Placed: the words of it
text     a text that breaks into lines, and never is cut
arrange  stacks, rows, surfaces, what can be touched
signs    icons, QR codes, lines
paging   a long stack into pages
glass    Placed → Kivy's widgets (the only file here that knows Kivy)

A page is a function from values to a Block; `place` gives every box and every line as whole pixels without a window, so
that a test can walk over all of them; equal blocks are equal values, so that nothing is drawn anew without need.
"""
