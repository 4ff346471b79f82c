"""What plays when nobody touches.

playing  which item is on, from when until when, and what keeps its place when an edition comes in between (pure)
scene    what stands in each zone at a moment, and how a long item is divided among its pages (pure)
zones    a layout's rectangles on this screen (pure)
witness  what was really shown, as facts
screen   the root widget: prepares ahead, flips, runs the line
"""
