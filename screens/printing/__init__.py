"""Taking home on paper: an item becomes a leaflet, the leaflet a PDF, the PDF a job of a printer.

leaflet    what stands on it, as values; which forms there are
guide      a guide, and the list of what to bring        notice, matters   an announcement
paper      a paper, and what explains one                hours             a unit, a site
event      a meeting, and what came of it     leader, faq
prose      paragraphs, and how many a roll carries
drawing    values into a PDF, in a process of its own    queue      what a printer says of itself, read
standing   how it stands, for the pages
printing   who sends it and knows how it stands
"""
