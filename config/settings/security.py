"""Secrets, hosts, cookies and what Django itself must know of the proxy."""

from config.env import env_list, env_secret
from config.settings.mode import PRODUCTION

# Placeholders of development; config.settings.refusals refuses each of them in production.
DEVELOPMENT_SECRET = "development only: this key protects nothing"  # noqa: S105
NO_KEY = "00" * 32
SECRET_KEY = env_secret("SECRET_KEY", "" if PRODUCTION else DEVELOPMENT_SECRET)
FILLER_SECRET = env_secret("FILLER_SECRET", "" if PRODUCTION else NO_KEY)
FIELD_KEYS = [
    key.strip()
    for key in env_secret("FIELD_KEYS", "" if PRODUCTION else NO_KEY).split(",")
    if key.strip()
]

ALLOWED_HOSTS = env_list(
    "ALLOWED_HOSTS", "" if PRODUCTION else "localhost,127.0.0.1,[::1],testserver"
)
CSRF_TRUSTED_ORIGINS = env_list("CSRF_TRUSTED_ORIGINS")
SESSION_COOKIE_SECURE = PRODUCTION
CSRF_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_NAME = "__Host-session" if PRODUCTION else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if PRODUCTION else "csrf"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_AGE = 12 * 60 * 60
# The proxy of production listens outside and sets this header over whatever a client sent.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PRODUCTION else None
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"

SILENCED_SYSTEM_CHECKS = [
    "security.W001",  # config.middleware sends every header, in one place
    "security.W002",  # the same: X-Frame-Options and frame-ancestors
    "security.W003",  # the door has no session that a forged request could use
    "security.W016",  # said by CSRF_COOKIE_SECURE where there is a cookie: the desk
]
