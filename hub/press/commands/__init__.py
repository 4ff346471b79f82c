"""What a person tells the press, one file per command; `mingbai` and `mingbai-hub` both offer them.

Each gives `add(sub)`, which registers its parser with `set_defaults(act=act)`, and `act(args) -> int`. Nothing that
signs or reads a feed is imported before a command is carried out.
"""
