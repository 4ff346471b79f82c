"""How a kind of item looks: one card a kind, used by board and pages alike.

CARDS gives the card of an item for a board: what stays on every page (head), what flows (flow), and what stands
below (foot).
"""
