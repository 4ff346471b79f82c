"""The pictures of the sample bureau, drawn by geometry: posters, floor plans, forms, a handbook of several pages.

    python -m data.drawing                 draws them all into data/sample/media
    python -m data.drawing poster-gas.png  draws the named ones

Rules it keeps:
- everything is invented: no street, hall or person exists; nobody's picture, clip art or photograph is used;
- the same bytes come out of every run with the locked versions of Pillow and fpdf2;
- colours are the product's (screens/palette.py), letters are assets/fonts, icons are of one hand with assets/icons.

The pictures belong to the project and are under its licence (Apache-2.0); the letters in them come from Mingbai Sans SC
(SIL Open Font License 1.1, assets/fonts/OFL.txt), which lets documents be set in it freely.
"""
