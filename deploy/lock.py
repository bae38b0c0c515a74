"""`make lock`: resolve the dependencies of pyproject.toml into files of names and hashes.

The environment of uv is emptied, so that nothing of this machine's package settings gets in.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UV = Path(sys.executable).parent / "uv"
KEPT = ("PATH", "HOME", "SSL_CERT_FILE", "HTTPS_PROXY", "NO_PROXY")
OPTIONS = [
    "--universal",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-config",
    "--python-version=3.11",
    "--custom-compile-command=make lock",
    "--quiet",
]
FILES = {
    "requirements.txt": ["pyproject.toml"],
    "requirements-dev.txt": ["pyproject.toml", "--extra=dev", "-c=requirements.txt"],
    "requirements-data.txt": ["--group=pyproject.toml:data", "-c=requirements-dev.txt"],
    "deploy/uv.txt": ["deploy/uv.in", "-c=requirements-dev.txt"],
}


def main() -> None:
    environment = {name: os.environ[name] for name in KEPT if name in os.environ}
    for output, inputs in FILES.items():
        command = [str(UV), "pip", "compile", *OPTIONS, *inputs, f"--output-file={output}"]
        subprocess.run(command, cwd=ROOT, env=environment, check=True)
        lines = (ROOT / output).read_text(encoding="utf-8").splitlines()
        if any("://" in line or line.startswith(("-i", "--")) for line in lines):
            raise SystemExit(f"{output} names an address: it must hold names and hashes only.")
        sys.stdout.write(f"{output}: {sum('==' in line for line in lines)} packages\n")


if __name__ == "__main__":
    main()
