"""The one process that holds the keys: it does what the hub asks of its press, and what is due by the clock."""
