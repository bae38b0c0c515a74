"""Logs say what the house did, never who asked: no address, no agent, no path of a reporter."""

from config.env import env_choice

LEVEL = env_choice("LOG_LEVEL", ("DEBUG", "INFO", "WARNING", "ERROR"), "WARNING")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(levelname)s %(name)s: %(message)s"}},
    "filters": {"no_path": {"()": "config.logs.WithoutPath"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": LEVEL},
    "loggers": {
        "django.request": {"level": "ERROR", "filters": ["no_path"]},
        "django.security": {"level": "ERROR"},
    },
}
