"""`manage.py up`: the whole house under one supervisor, until Ctrl-C or SIGTERM."""

import getpass
import os
import time
import urllib.error
import urllib.request
from argparse import ArgumentParser
from contextlib import ExitStack
from pathlib import Path
from threading import Thread
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection, connections
from django.db.migrations.executor import MigrationExecutor

from config.broker import embedded_broker
from config.parts import House, parts_of
from config.readiness import (
    NotReadyError,
    only_one,
    require_both_halves,
    require_built,
    require_folder,
    require_port,
    require_secure_context,
)
from config.supervisor import Supervisor


class Command(BaseCommand):
    requires_system_checks: list[str] = []  # run below, once the folder is known to be there
    help = "Start web, workers, beat and the embedded broker; keep them running; stop them all."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="of the pages (default 8000)")
        parser.add_argument(
            "--desk-port", type=int, help="of the desk, in production only (default: the next one)"
        )
        parser.add_argument("--host", default="127.0.0.1", help="to listen on (default 127.0.0.1)")

    def handle(self, *args: Any, **options: Any) -> None:
        house = House(
            host=options["host"],
            port=options["port"],
            desk_port=options["desk_port"] or options["port"] + 1,
            production=settings.PRODUCTION,
            folder=Path(settings.VAR_DIR),
        )
        try:
            self.run(house)
        except NotReadyError as reason:
            raise CommandError(str(reason), returncode=2) from None

    def run(self, house: House) -> None:
        if house.production:
            require_both_halves(role=settings.FAIRLEAD_ROLE, filler_secret=settings.FILLER_SECRET)
        require_secure_context(house.host, production=house.production)
        require_folder(house.folder)
        self.check()
        with ExitStack() as stack:
            stack.enter_context(only_one(house.folder))
            require_port(house.host, house.port)
            if house.production:
                require_port(house.host, house.desk_port)
            require_built(Path(settings.STATIC_ROOT))
            require_migrated()
            own = "BROKER_URL" not in os.environ
            broker = (
                stack.enter_context(embedded_broker(folder=house.folder / "broker"))
                if own
                else None
            )
            supervisor = Supervisor(parts_of(house, broker), self.say)
            supervisor.run(started=lambda: self.announce(house, supervisor))
            self.say("Everything has stopped.")

    def announce(self, house: House, supervisor: Supervisor) -> None:
        """Say the address once it answers."""

        def wait() -> None:
            url = f"http://{house.host}:{house.port}/"
            while not supervisor.told.wait(0.1):
                if answers(url):
                    for line in addresses(house):
                        self.say(line)
                    return

        Thread(target=wait, daemon=True).start()

    def say(self, line: str) -> None:
        self.stdout.write(f"{time.strftime('%H:%M:%S')} {line}")
        self.stdout.flush()


def require_migrated() -> None:
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        reason = str(error).strip().splitlines()[0]
        raise NotReadyError(f"The database does not answer: {reason}") from None
    finally:
        connections.close_all()
    if waiting:
        raise NotReadyError(
            f"{len(waiting)} migrations are not applied: run python3 start.py setup."
        )


def answers(url: str) -> bool:
    request = urllib.request.Request(url, headers={"Host": "localhost"})  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=2):  # noqa: S310  our own process
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False


def addresses(house: House) -> list[str]:
    if house.production:
        return [f"The door answers on port {house.port}, the desk on port {house.desk_port}."]
    page = "/demo/" if settings.FAIRLEAD_MODE == "demo" else ""
    lines = [f"Fairlead answers at http://localhost:{house.port}{page}"]
    connected = os.environ.get("SSH_CONNECTION", "").split()
    if len(connected) == 4:
        lines.append(
            f"From your own computer: ssh -L {house.port}:localhost:{house.port}"
            f" {getpass.getuser()}@{connected[2]}"
        )
    return lines
