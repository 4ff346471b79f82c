"""The wordings of the glass in each language, as gettext catalogues: `zh_CN.po`, `en.po`, and `en.mo` made from it.

    python -m screens.words.catalogues        after a wording was added or changed: brings the catalogues up to date

A person writes `msgstr` in `en.po` and nothing else; new wordings stand there empty, old ones are gone. A terminal
reads `en.mo` alone, when somebody first asks for English.
"""
