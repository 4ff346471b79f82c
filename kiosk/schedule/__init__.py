"""What a board plays, when: pure rules of (edition, board, now), the same on a terminal and at the hub (floor 1).

eligible   whether an item may be shown now, and when it must
dayparts   when a daypart holds on a day
pool       what a slot chooses
lane       one zone on one day: its slots, its changes, who has it now
rounds     the order of turns
dues       the turns reserved for what must be seen
dwell      how long one item stays
timetable  all this for one edition and board, made once
programme  the programme of a board, the cue at an instant, what comes next
playable   what of an item stands while its media are on their way

Whoever wants something imports its room: a touchscreen enters `eligible` alone before its first frame.
"""
