"""The terminal's disk: one SQLite database and a folder of media; the keeper alone writes them."""
