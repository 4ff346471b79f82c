"""A process as a drawing: whole-pixel boxes and lines, from its nodes and arrows alone; and a tree, which is simpler.
Knows neither blocks nor Kivy.

spine    the main way through, what goes back, the order in which the steps are told
sketch   a stretch of that order as it is drawn: copies of an end, chips that say where an arrow leads that is not drawn
cells    row and column of everything
routes   which way each arrow takes between the cells, and which need a chip instead
tracks   lines that run side by side between two columns
drawing  pixels
sheets   as many drawings as a long process needs
tree     a root and what hangs from it: who is over whom

Boxes stand in cells of a grid, lines run between the cells only: that no line crosses a box is so by construction.
"""
