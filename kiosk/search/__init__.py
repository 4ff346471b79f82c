"""Find what an edition holds by what is typed: pinyin, initials, characters, English, codes (pure: floor 1).

plain      how a text is compared, and how its characters are read
syllables  what may be typed for a syllable
shelf      texts one behind the other as rows of bits, and where in them a query can be read
fields     what of an item can be asked for besides its title
sayings    what citizens say, and what the office calls it
standing   which hit comes first
index      all that can be found in an edition
find       the hits of a query: literally, by another word (literally), else near ones (near), caught in a Catch
marks      which characters spelled it
"""

from kiosk.search.catch import Hit
from kiosk.search.find import LIMIT, find
from kiosk.search.index import Index, index
from kiosk.search.sayings import Saying, Sayings, read_sayings

__all__ = ["LIMIT", "Hit", "Index", "Saying", "Sayings", "find", "index", "read_sayings"]
