"""Films on a board: decoded by ffmpeg beside us, handed over in shared memory, drawn as any other picture.

film   which one: its file, type and length
ring   the process between ffmpeg and us: raw pictures from its input into a ring of shared memory
sound  what of it is heard: ffplay, where a board is to be heard
reel   one film being decoded, seen from here: which picture is due, and whether more will come
"""
