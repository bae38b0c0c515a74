"""What a role consists of, seen in a fresh interpreter: python -m tests.config.roles."""

import json
import os
import socket
import sys

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.urls import URLPattern, URLResolver, get_resolver


def routes(patterns: list[URLPattern | URLResolver], prefix: str = "") -> list[str]:
    found = []
    for pattern in patterns:
        here = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            found += routes(pattern.url_patterns, here)
        else:
            found.append(here)
    return found


def refuse_connections(*_: object) -> None:
    raise AssertionError("A role must not connect to anything when it starts.")


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    socket.socket.connect = refuse_connections  # type: ignore[method-assign,assignment]
    django.setup()
    WSGIHandler()  # loads the middleware as a server does
    seen = {
        "apps": list(settings.INSTALLED_APPS),
        "middleware": list(settings.MIDDLEWARE),
        "routes": routes(get_resolver().url_patterns),
        "modules": sorted(sys.modules),
        "settings": [name for name in dir(settings) if name.isupper()],
    }
    json.dump(seen, sys.stdout)


if __name__ == "__main__":
    main()
