"""The wording of the glass, pure: (values, now) → the words a citizen reads. No widget, no font, no colour.

days      dates, hours, spans of time, opening hours
labels    what an announcement is and what can still be done about it: 还可提意见 5 个工作日
promises  what a guide promises: 今天受理的，承诺 11月26日（星期四）前办结; its time, fee and visits
papers    what is to be brought, in which form, how many
alarms    level, source, check-by of a warning
"""
