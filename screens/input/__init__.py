"""How touches come in, and which of them somebody means.

held     what shows that somebody is there while nothing is pressed: speech, a film, a finger that is down
ghosts   touches that no finger made
fingers  from a finger to an act: down, along, up
panel    a touch panel read from the kernel, where no desktop stands between
watch    the panel that is there now: unplugged, plugged in again
"""
