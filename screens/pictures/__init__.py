"""Pictures and pages of documents on the glass: decoded in a process of their own, shown when they are ready.

decoder   the process beside us that decodes, and the thread that talks to it
drawing   what that process does: one picture, or one page of a PDF, turned upright and scaled
gallery   the textures of one window: asked by panes, uploaded in strips, kept as long as they are used
"""
