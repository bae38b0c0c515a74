"""Mode, role and size of this installation, and where its files lie."""

from pathlib import Path

from config.env import env_choice, env_str

BASE_DIR = Path(__file__).resolve().parent.parent.parent
FAIRLEAD_MODE = env_choice("FAIRLEAD_MODE", ("demo", "development", "production"), "development")
FAIRLEAD_ROLE = env_choice("FAIRLEAD_ROLE", ("door", "desk", "all"), "all")
FAIRLEAD_SIZE = env_choice("FAIRLEAD_SIZE", ("small", "medium", "large"), "small")

PRODUCTION = FAIRLEAD_MODE == "production"
SERVES_DOOR = FAIRLEAD_ROLE in ("door", "all")
SERVES_DESK = FAIRLEAD_ROLE in ("desk", "all")
DEBUG = False

VAR_DIR = Path(env_str("FAIRLEAD_VAR_DIR", str(BASE_DIR / "var")))
WINDOW_KEYS_DIR = Path(env_str("WINDOW_KEYS_DIR", str(VAR_DIR / "window-keys")))

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("ar", "العربية")]
LOCALE_PATHS = [BASE_DIR / "reporting" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
