"""The words of the product: frozen values with strict decoding, and nothing that opens a file or a socket.

The files of this room do without `from __future__ import annotations`: msgspec would have to evaluate nine hundred
texts before the first frame of a screen, at every start.
"""
