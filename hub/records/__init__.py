"""The records of the feed: boards, what plays on them, groups, and the rules; one proposes, another decides."""
