"""The terminal's network: the only room that opens a socket."""
