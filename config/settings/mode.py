"""Mode, role and size of this installation, and where its files lie."""

import os
from pathlib import Path

from config.env import env_bool, env_choice, env_int, env_str

BASE_DIR = Path(__file__).resolve().parent.parent.parent
FAIRLEAD_MODE = env_choice("FAIRLEAD_MODE", ("demo", "development", "production"), "development")
FAIRLEAD_ROLE = env_choice("FAIRLEAD_ROLE", ("door", "desk", "all"), "all")
FAIRLEAD_SIZE = env_choice("FAIRLEAD_SIZE", ("small", "medium", "large"), "small")

PRODUCTION = FAIRLEAD_MODE == "production"
SERVES_DOOR = FAIRLEAD_ROLE in ("door", "all")
SERVES_DESK = FAIRLEAD_ROLE in ("desk", "all")
DEBUG = env_bool("DEBUG", default=False)
# Where reporters find the door, when it is another host than the desk: officers' browsers look
# there at what reporters are told.
DOOR_ORIGIN = env_str("DOOR_ORIGIN", "")

# The demo has a folder of its own, so that invented and real data never meet.
OWN_VAR_DIR = BASE_DIR / "var" / ("demo" if FAIRLEAD_MODE == "demo" else "")
VAR_DIR = Path(env_str("FAIRLEAD_VAR_DIR", str(OWN_VAR_DIR)))
# `up` names no folder to any part but the counting worker: a path that can hold no key.
WINDOW_KEYS_DIR = Path(env_str("WINDOW_KEYS_DIR", str(VAR_DIR / "window-keys")) or os.devnull)
# How many reports of a desk are counted together; the demo shows each at once.
COUNT_BATCH = env_int("COUNT_BATCH", 1 if FAIRLEAD_MODE == "demo" else 5)

# The house's clock; the demo's can be moved, and a system check refuses that anywhere else.
CLOCK = "config.demo.clock.now" if FAIRLEAD_MODE == "demo" else "reporting.clock.real_now"

# Pages carry the identity of the installation; static files are the same for all of them.
PAGES_DIR = VAR_DIR / "pages"
STATIC_ROOT = Path(env_str("FAIRLEAD_STATIC_ROOT", str(BASE_DIR / "var" / "static")))

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("ar", "العربية")]
LOCALE_PATHS = [BASE_DIR / "reporting" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
