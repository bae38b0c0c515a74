"""`make deployable`: the checks of a deployment for each role, and no migration forgotten."""

import os
import secrets
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STRICT = ["check", "--deploy", "--fail-level", "WARNING"]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        production = {
            "PATH": os.environ["PATH"],
            "FAIRLEAD_MODE": "production",
            "FAIRLEAD_VAR_DIR": folder,
            "SECRET_KEY": secrets.token_hex(40),
            "FILLER_SECRET": secrets.token_hex(32),
            "FIELD_KEYS": secrets.token_hex(32),
            "ALLOWED_HOSTS": "report.example",
            "DOOR_ORIGIN": "https://report.example",
        }
        for role in ("door", "desk"):
            manage(*STRICT, environment=production | {"FAIRLEAD_ROLE": role})
        desk = production | {"FAIRLEAD_ROLE": "desk"}
        manage("makemigrations", "--check", "--dry-run", environment=desk)


def manage(*arguments: str, environment: dict[str, str]) -> None:
    command = [sys.executable, "manage.py", *arguments]
    if subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode:
        raise SystemExit(f"Failed: manage.py {' '.join(arguments)}")


if __name__ == "__main__":
    main()
