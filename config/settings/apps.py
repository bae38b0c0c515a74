"""Which apps, middleware and addresses each role has: the door knows nothing of the desk."""

from config.env import env_bool
from config.settings.mode import (
    BASE_DIR,
    FAIRLEAD_MODE,
    FAIRLEAD_ROLE,
    PRODUCTION,
    SERVES_DESK,
    STATIC_ROOT,
)

DOOR_APPS = ["django.contrib.staticfiles", "reporting", "trends.published"]
DESK_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "rest_framework",
    "drf_spectacular",
    "staff",  # before allauth: its templates replace theirs
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "cases",
    "trends.live",
]
INSTALLED_APPS = ["config.apps.HouseConfig", *DOOR_APPS]
if SERVES_DESK:
    INSTALLED_APPS += DESK_APPS
if FAIRLEAD_MODE == "demo" and SERVES_DESK:
    INSTALLED_APPS += ["config.demo"]

MIDDLEWARE = [
    "config.middleware.SecurityHeaders",
    "whitenoise.middleware.WhiteNoiseMiddleware",
]
if SERVES_DESK:
    MIDDLEWARE += [
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "allauth.account.middleware.AccountMiddleware",
        "staff.middleware.RequireSecondFactor",
    ]

ROOT_URLCONF = f"config.urls.{FAIRLEAD_ROLE}"
WSGI_APPLICATION = "config.wsgi.application"

CONTEXT_PROCESSORS = ["django.template.context_processors.request"]
if SERVES_DESK:
    CONTEXT_PROCESSORS += [
        "django.contrib.auth.context_processors.auth",
        "django.contrib.messages.context_processors.messages",
        "staff.context.directory_address",
        "staff.context.clock_moved",
        "staff.context.places",
    ]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": CONTEXT_PROCESSORS},
    }
]

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static" / "dist"]
# Only what we built ourselves is served, nothing that an app brings along.
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
# Names with a hash of the content, once `collectstatic` has run; plain names before.
STATIC_BUILT = (
    PRODUCTION
    or env_bool("FAIRLEAD_HASHED_STATIC", default=False)
    or (STATIC_ROOT / "staticfiles.json").exists()
)
HASHED = "whitenoise.storage.CompressedManifestStaticFilesStorage"
PLAIN = "django.contrib.staticfiles.storage.StaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": HASHED if STATIC_BUILT else PLAIN},
}
WHITENOISE_USE_FINDERS = not STATIC_BUILT
WHITENOISE_ALLOW_ALL_ORIGINS = False
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
