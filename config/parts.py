"""What `up` runs: web, worker, counting worker, beat and, where none is named, the broker."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from config.broker import Broker
from config.supervisor import Part

WEB_THREADS = 64
POOL_SIZE = 20
NO_KEYS = {"WINDOW_KEYS_DIR": ""}
# What each half of a production must not hold: the door no desk's keys, the desk no door's.
DOOR_LACKS = {"FIELD_KEYS": None, "FIELD_KEYS_FILE": None, "BROKER_URL": None}
DESK_LACKS = {"FILLER_SECRET": None, "FILLER_SECRET_FILE": None}
Environment = Mapping[str, str | None]


@dataclass(frozen=True)
class House:
    """Where the parts listen and lie."""

    host: str
    port: int
    desk_port: int
    production: bool
    folder: Path


def parts_of(house: House, broker: Broker | None) -> list[Part]:
    url: Environment = {"BROKER_URL": broker.url} if broker else {}
    parts = [Part("broker", broker.command, carries=True)] if broker else []
    return [*parts, *web_parts(house, url), *worker_parts(house, url)]


def web_parts(house: House, url: Environment) -> list[Part]:
    if not house.production:
        return [web("web", "all", house.host, house.port, url)]
    return [
        web("door", "door", house.host, house.port, DOOR_LACKS),
        web("desk", "desk", house.host, house.desk_port, {**url, **DESK_LACKS}),
    ]


def web(name: str, role: str, host: str, port: int, url: Environment) -> Part:
    """One process with many threads: an idle or slow connection must not keep others waiting."""
    options = f"--interface wsgi --workers 1 --blocking-threads {WEB_THREADS} --no-ws"
    quiet = "--no-access-log --log-level error --workers-kill-timeout 5s"
    listen = ["--host", host, "--port", str(port)]
    return Part(
        name,
        [*module("granian"), *options.split(), *quiet.split(), *listen, "config.wsgi:application"],
        {"FAIRLEAD_ROLE": role, "DATABASE_POOL_SIZE": str(POOL_SIZE), **NO_KEYS, **url},
    )


def worker_parts(house: House, url: Environment) -> list[Part]:
    role = {"FAIRLEAD_ROLE": "all", **url}
    if house.production:
        role = {"FAIRLEAD_ROLE": "desk", **url, **DESK_LACKS}
    keys = {"WINDOW_KEYS_DIR": os.environ.get("WINDOW_KEYS_DIR", str(house.folder / "window-keys"))}
    timetable = ["beat", "--schedule", str(house.folder / "timetable"), "--pidfile", ""]
    return [
        Part("worker", worker("desk"), role | NO_KEYS),
        Part("counting worker", worker("count"), role | keys),
        Part("beat", [*celery(), *timetable, "--loglevel", log_level()], role | NO_KEYS),
    ]


def worker(queue: str) -> list[str]:
    alone = ["--without-gossip", "--without-mingle", "--without-heartbeat"]
    listens = ["--queues", queue, "--hostname", f"{queue}@%h", "--concurrency", "1"]
    return [*celery(), "worker", *listens, *alone, "--loglevel", log_level()]


def log_level() -> str:
    """Of tasks as of pages: the settings refuse a level that is none."""
    return os.environ.get("LOG_LEVEL", "WARNING")


def celery() -> list[str]:
    return [*module("celery"), "--app", "config", "--quiet"]


def module(name: str) -> list[str]:
    return [sys.executable, "-m", name]
