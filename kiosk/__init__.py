"""The terminal without a screen, and the words it shares with the hub. No kivy and no django in here."""
