"""The hub's settings for tests: a database in memory (or the PostgreSQL that is named), a folder of its own, no search
index, a cheap hash for passwords."""

import os
import tempfile

from hub import place

os.environ[place.DATA] = tempfile.mkdtemp(prefix="mingbai-hub-")

from hub.settings import *  # noqa: F403
from hub.settings import WAGTAILSEARCH_BACKENDS

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WAGTAILSEARCH_BACKENDS["default"]["AUTO_UPDATE"] = False
