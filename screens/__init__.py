"""The glass: what is seen and touched (floor 4, Kivy). Every frame is drawn from (snapshot, visit, now)."""
