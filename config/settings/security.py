"""Secrets, hosts, cookies and the headers that Django itself sets."""

from config.env import env_list, env_secret
from config.settings.mode import PRODUCTION

DEVELOPMENT_SECRET = "development only: this key protects nothing"  # noqa: S105  refused in production
SECRET_KEY = env_secret("SECRET_KEY", None if PRODUCTION else DEVELOPMENT_SECRET)
FILLER_SECRET = env_secret("FILLER_SECRET", None if PRODUCTION else "00" * 32)
FIELD_KEYS = env_secret("FIELD_KEYS", None if PRODUCTION else "00" * 32).split(",")

ALLOWED_HOSTS = env_list(
    "ALLOWED_HOSTS", "" if PRODUCTION else "localhost,127.0.0.1,[::1],testserver"
)
CSRF_TRUSTED_ORIGINS = env_list("CSRF_TRUSTED_ORIGINS")
SESSION_COOKIE_SECURE = PRODUCTION
CSRF_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_AGE = 12 * 60 * 60
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
