#!/usr/bin/env python3
"""Set up and start Fairlead with nothing but Python 3.11 to 3.13: python3 start.py demo."""

# The oldest Python must be able to read this file, to be told that it is too old.
import argparse
import hashlib
import importlib
import os
import shutil
import socket
import ssl
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
NAMES = ("python3.11", "python3.12", "python3.13", "python3")
OLDEST, NEWEST = (3, 11), (3, 13)
DISK = 1500 * 1000 * 1000
PROBE = "import sys, ensurepip, venv; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))"


class CannotStartError(Exception):
    """Something is missing; the text says what to do."""


class Steps:
    """Number the steps, say how long each took, and skip what is done already."""

    def __init__(self, total):
        self.number, self.total = 0, total

    def take(self, title, action, stamp=None, inputs=()):
        self.number += 1
        head = f"[{self.number}/{self.total}] {title}"
        digest = digest_of(inputs)
        if stamp is not None and stamp.exists() and stamp.read_text() == digest:
            print(f"{head}: done already", flush=True)
            return
        print(f"{head} ...", flush=True)
        begun = time.monotonic()
        action()
        if stamp is not None:
            stamp.write_text(digest_of(inputs))  # a step may write among its own inputs
        print(f"{head}: {time.monotonic() - begun:.1f} s", flush=True)


def digest_of(inputs):
    """One digest of the names and bytes of files and of the files in folders."""
    digest = hashlib.sha256(sys.version.encode())
    for given in inputs:
        for path in sorted(given.rglob("*")) if given.is_dir() else [given]:
            if path.is_file():
                digest.update(str(path.relative_to(ROOT)).encode() + b"\0")
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def find_python():
    """A name of a Python that fits, or None."""
    for name in NAMES:
        path = shutil.which(name)
        if path and subprocess.run([path, "-c", PROBE], capture_output=True).returncode == 0:
            return path
    return None


def require_python():
    """Go on in a Python that fits; say what is missing when there is none."""
    if missing_modules() == [] and OLDEST <= sys.version_info[:2] <= NEWEST:
        return
    other = find_python()
    if other and os.environ.get("FAIRLEAD_STARTED_BY") != "other":
        os.environ["FAIRLEAD_STARTED_BY"] = "other"
        os.execv(other, [other, str(ROOT / "start.py"), *sys.argv[1:]])
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        found = ".".join(map(str, sys.version_info[:2]))
        raise CannotStartError(
            f"Fairlead needs Python 3.11, 3.12 or 3.13; this is {found}, and no other was found."
        )
    raise CannotStartError(
        "This Python cannot make virtual environments: apt-get install python3-venv."
    )


def missing_modules():
    missing = []
    for name in ("venv", "ensurepip"):
        try:
            importlib.import_module(name)
        except ImportError:
            missing.append(name)
    return missing


def require_room():
    """A writable folder with room for what will be installed."""
    if not os.access(str(ROOT), os.W_OK):
        raise CannotStartError(f"The folder {ROOT} is not writable: clone Fairlead into your own.")
    free = shutil.disk_usage(str(ROOT)).free
    if free < DISK and not (VENV / "fairlead-packages").exists():
        raise CannotStartError(
            f"Fairlead needs 1.5 GB of disk; {ROOT} has {free / 1e9:.1f} GB free."
        )


def require_port(port):
    """Before minutes of work, not after them."""
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("127.0.0.1", port))
        except (OSError, OverflowError):
            raise CannotStartError(
                f"Port {port} cannot be used. If a demo runs there, open"
                f" http://localhost:{port}/demo/. Else take another port:"
                " python3 start.py demo --port 8010."
            ) from None


def make_environment():
    if not PYTHON.exists():
        run([sys.executable, "-m", "venv", "--clear", str(VENV)])


def install_uv():
    """The first thing that is fetched, so the first to say that no index answers."""
    command = [str(PYTHON), "-m", "pip", "install", "--require-hashes", "--no-deps", "--quiet"]
    command += ["--retries", "1", "--timeout", "15", "--disable-pip-version-check"]
    done = subprocess.run(
        [*command, "-r", str(ROOT / "deploy" / "uv.txt")], capture_output=True, text=True
    )
    if done.returncode == 0:
        return
    said = done.stderr.strip()
    if "HASHES" in said:
        raise CannotStartError("The package index sent other bytes than deploy/uv.txt names: stop.")
    last = said.splitlines()[-1] if said else "no reason given"
    raise CannotStartError(f"No package index answers: check the network or the proxy ({last}).")


def install_packages():
    uv("-r", "requirements-dev.txt")


def install_register():
    """searoute is published as source only: built without deps and with our own setuptools."""
    uv("--no-deps", "--no-build-isolation", "-r", "requirements-data.txt")


def uv(*arguments):
    command = [str(VENV / "bin" / "uv"), "pip", "install", "--no-config", "--quiet"]
    if machine_has_certificates():
        command.append("--system-certs")  # a company's own authority; else those that uv brings
    run([*command, "--require-hashes", "--python", str(PYTHON), *arguments], own_index())


def machine_has_certificates():
    paths = ssl.get_default_verify_paths()
    return bool(paths.cafile or (paths.capath and any(Path(paths.capath).iterdir())))


def own_index():
    """A mirror that pip is told of, for uv, which does not read pip's settings."""
    asked = subprocess.run(
        [str(PYTHON), "-m", "pip", "config", "get", "global.index-url"],
        capture_output=True,
        text=True,
    )
    mirror = os.environ.get("PIP_INDEX_URL") or asked.stdout.strip()
    return {"UV_DEFAULT_INDEX": mirror} if mirror else {}


def install_client():
    authorities = {"NODE_USE_SYSTEM_CA": "1"} if machine_has_certificates() else {}
    command = [str(ROOT / "deploy" / "node.sh"), "npm", "ci", "--ignore-scripts"]
    run([*command, "--no-audit", "--no-fund", "--loglevel", "error"], authorities)


def build_client():
    (ROOT / "static" / "dist").mkdir(exist_ok=True)  # or Django warns of a folder that is missing
    manage("write_vocabulary")
    for script in ("build_client", "build_map"):
        run([str(ROOT / "deploy" / "node.sh"), "node", f"deploy/{script}.mjs"])


def manage(*arguments):
    run([str(PYTHON), "manage.py", *arguments], {"FAIRLEAD_HASHED_STATIC": "True"})


def run(command, changes=None):
    environment = {**os.environ, "VIRTUAL_ENV": str(VENV), **(changes or {})}
    if subprocess.run(command, cwd=str(ROOT), env=environment).returncode:
        raise CannotStartError(f"This step failed: {' '.join(map(str, command[:4]))} ...")


def set_up(*, demo):
    steps = Steps(7)
    lock, data = ROOT / "requirements-dev.txt", ROOT / "requirements-data.txt"
    pinned, packages = ROOT / "deploy" / "uv.txt", ROOT / "package-lock.json"
    sources = [ROOT / "static" / "src", ROOT / "deploy", ROOT / "reporting" / "vocabulary"]
    steps.take("Environment", make_environment, VENV / "fairlead-made")
    steps.take("Installer", install_uv, VENV / "fairlead-uv", [pinned])
    steps.take("Python packages", install_packages, VENV / "fairlead-packages", [lock])
    steps.take("Registers of ports", install_register, VENV / "fairlead-data", [lock, data])
    modules = ROOT / "node_modules" / ".fairlead"
    steps.take("Packages of the client", install_client, modules, [packages])
    dist = ROOT / "static" / "dist" / ".fairlead"
    steps.take("Client", build_client, dist, [*sources, packages])
    steps.take("Database, ports and pages", lambda: manage("setup", *(["--demo"] if demo else [])))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(dest="command", metavar="setup|demo")
    commands.add_parser("setup", help="install everything, build the pages, load the ports")
    demo = commands.add_parser("demo", help="the same with invented data, and run it")
    demo.add_argument("--port", type=int, default=8000, help="of the pages (default 8000)")
    options = parser.parse_args()
    if options.command is None:
        parser.print_help()
        return 2
    try:
        require_python()
        require_room()
        if options.command == "demo":
            require_port(options.port)
            os.environ["FAIRLEAD_MODE"] = "demo"
        set_up(demo=options.command == "demo")
    except CannotStartError as reason:
        print(reason, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\nStopped. The same command goes on where this one ended.", file=sys.stderr)
        return 130
    if options.command == "demo":
        os.chdir(str(ROOT))
        os.execv(str(PYTHON), [str(PYTHON), "manage.py", "up", "--port", str(options.port)])
    return 0


if __name__ == "__main__":
    sys.exit(main())
