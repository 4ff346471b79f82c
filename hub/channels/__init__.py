"""Channels of disclosure besides the screens: where an item has to be published, and the record that it was."""
