"""Mail to officers: a digest a day, and word of a ship alongside now."""

from config.env import env_bool, env_int, env_secret, env_str
from config.settings.mode import PRODUCTION, VAR_DIR

# Outside of production mail goes into files, so that a demo needs no server and tells nobody.
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if PRODUCTION else 'filebased'}.EmailBackend"
EMAIL_FILE_PATH = str(VAR_DIR / "mail")
EMAIL_HOST = env_str("EMAIL_HOST", "localhost")
EMAIL_PORT = env_int("EMAIL_PORT", 25)
EMAIL_HOST_USER = env_str("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = env_secret("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = env_bool("EMAIL_USE_TLS", default=False)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env_str("MAIL_FROM", "fairlead@localhost")
# whom officers tell when the digest does not come
DIGEST_CONTACT = env_str("DIGEST_CONTACT", "your administrator")
