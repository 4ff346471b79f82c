"""The hub's commands, one file each. A file gives `add(sub)`, which registers its parser, and `act(args) -> int`."""
