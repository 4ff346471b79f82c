"""The terminals: who they are, where they stand, how they are; and people who stand before them and ask for help."""
