"""Django's settings of the hub, made of three facts: its folder, its database, and the address people know it by.

Rules it keeps: calls nobody outside; everything a browser needs comes from here; production is an https address
(MINGBAI_HUB_URL), and then cookies and redirects insist on it; no secret stands in this file or in the environment.
"""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from hub import place

DATA_DIR = place.data_dir()
SECRET_KEY = place.secret(DATA_DIR)
DATABASES = {"default": place.database(DATA_DIR, os.environ.get(place.DATABASE, ""))}
DATABASES["default"]["ATOMIC_REQUESTS"] = True  # an act is done whole or not at all
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

ADDRESS = os.environ.get(place.URL, "") or "http://127.0.0.1:8800"
HTTPS = urlsplit(ADDRESS).scheme == "https"
DEBUG = False
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *filter(None, [urlsplit(ADDRESS).hostname])]
CSRF_TRUSTED_ORIGINS = [ADDRESS.rstrip("/")]

INSTALLED_APPS = [
    "hub.people",
    "hub.printing",
    "hub.desk",
    "hub.fleet",
    "hub.duty",
    "hub.alerts",
    "hub.lane",
    "hub.records",
    "hub.preview",
    "hub.bringing",
    "hub.channels",
    "hub.inspection",
    "hub.site",
    "hub.intake",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.snippets",
    "hub.people.users.UsersConfig",
    "wagtail.sites",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",  # unused, but the first migration of the desk names it
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "hub.headers.Headers",
    "hub.bringing.limits.Limits",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "hub.people.second.SecondFactor",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "hub.desk.refusals.Refusals",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "hub.urls"
WSGI_APPLICATION = "hub.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Language and time
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文")]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
LOCALE_PATHS = [Path(__file__).parent / "locale"]  # what Wagtail's own Chinese lacks

# Files
STATIC_URL = "/static/"
# Machines without Chinese letters get ours: hub/desk/static/desk/fonts.css.
STATICFILES_DIRS = [("fonts", Path(__file__).parents[1] / "assets" / "fonts")]
WHITENOISE_USE_FINDERS = True  # straight out of the packages: nothing to collect, nothing to forget
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
BLOBS = DATA_DIR / "blobs"
FILE_UPLOAD_PERMISSIONS = 0o640
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000  # a publicity table, a long guide: every row has its own fields

# Logging in
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "wagtailadmin_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
# offered: whoever has set one up is asked; administrators, everybody: they must set one up.
SECOND_FACTOR = place.one_of(place.SECOND_FACTOR, ("offered", "administrators", "everybody"))
OTP_TOTP_ISSUER = "明白屏"
SESSION_COOKIE_AGE = 4 * 3600
SESSION_SAVE_EVERY_REQUEST = True
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
AXES_ENABLE_ACCESS_FAILURE_LOG = True
AXES_ACCESS_FAILURE_LOG_PER_USER_LIMIT = 10_000_000  # kept by the rule of hub/people/guards.py, not by count

# Security
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"  # the console shows its own previews in frames
SILENCED_SYSTEM_CHECKS = ["security.W019"]  # which would have it DENY

# Wagtail
WAGTAILADMIN_USER_LOGIN_FORM = "hub.people.entering.LogIn"
WAGTAIL_SITE_NAME = "明白屏"
WAGTAILADMIN_BASE_URL = ADDRESS
WAGTAILIMAGES_IMAGE_MODEL = "desk.Picture"
WAGTAILDOCS_DOCUMENT_MODEL = "desk.File"
WAGTAILIMAGES_IMAGE_FORM_BASE = "hub.bringing.uploaded.PictureForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "hub.bringing.uploaded.FileForm"
WAGTAILDOCS_EXTENSIONS = ["pdf", "mp4", "m4v", "webm", "mp3", "ogg", "oga", "opus"]
WAGTAILIMAGES_EXTENSIONS = ["png", "jpg", "jpeg", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20_000_000
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_ENABLE_ACCESSIBILITY_CHECKER = False
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAIL_FINISH_WORKFLOW_ACTION = "hub.desk.finish.finish"
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_UNSAFE_PAGE_DELETION_LIMIT = 1
WAGTAIL_AUTOSAVE_INTERVAL = 0  # an unfinished sentence is no revision that somebody may have to answer for
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
TAGGIT_CASE_INSENSITIVE = True

# Mail goes to the office's own server where one is named; else it is written to the log.
EMAIL_HOST = os.environ.get("MINGBAI_HUB_MAIL_HOST", "")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'dummy'}.EmailBackend"
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
# Without mail nobody is offered a new password by mail, nor asked for an address.
WAGTAIL_PASSWORD_RESET_ENABLED = WAGTAIL_EMAIL_MANAGEMENT_ENABLED = bool(EMAIL_HOST)
