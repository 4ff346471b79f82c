"""The living whole of a terminal: keeper and courier, and the frozen values they show to the glass."""
