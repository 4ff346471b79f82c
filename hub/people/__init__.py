"""The people who work at the hub: their accounts. In a room of its own, because every other table may name a person."""
