"""How it will look: a draft, a board, tomorrow's programme, drawn by the very screens."""
