"""The central office: what staff write becomes a signed feed here."""
