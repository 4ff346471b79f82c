"""Writing with a finger: strokes in, characters that they may be out.

strokes   what was written, as values; made ready for an engine (pure)
zinnia    the engine: Debian's libzinnia0 and its model of simplified characters, through ctypes
reader    the thread that reads: the newest ink only
writing   what is being written now, and what it may be
trace     the strokes on the glass, while they are drawn
"""
