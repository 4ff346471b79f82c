"""What the glass is made of: text, icons, cards and buttons that know no content.

fonts     what a character covers            strokes   our own shapes, likewise
atlas     both, in textures                  sheet     both, as meshes
desk      who composes when                  look      theme, atlas and desk, handed down as one value
part      a widget that draws a sheet: prose ticker icon frame tag button
clear     flat colour for next to nothing    band      a widget without a sheet      qr   the modules of a code
"""
