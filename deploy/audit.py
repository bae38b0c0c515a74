"""`make audit`: known faults in what is installed, asked of PyPI and npm.

Where a registry cannot be asked, that is said and nothing is called audited.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements-dev.txt", "requirements-data.txt")  # the first contains requirements.txt


def main() -> None:
    sound = [audit_python(lock) for lock in LOCKS]
    sound.append(audit_client())
    if not all(sound):
        raise SystemExit(1)


def audit_python(lock: str) -> bool:
    options = ["--require-hashes", "--disable-pip", "--progress-spinner=off", "--format=json"]
    answer = ask([sys.executable, "-m", "pip_audit", *options, f"--requirement={lock}"])
    if "dependencies" not in answer:
        say(f"{lock}: NOT AUDITED, the index does not answer.")
        return True
    listed = answer["dependencies"]
    unknown = sum("skip_reason" in package for package in listed)
    faults = [
        f"  {package['name']} {package['version']}: {fault['id']}"
        for package in listed
        for fault in package.get("vulns", [])
    ]
    say(f"{lock}: {len(faults)} known faults in {len(listed) - unknown} packages")
    if unknown:
        say(f"  NOT AUDITED: {unknown} packages of which this index gives no advisories")
    for fault in faults:
        say(fault)
    return not faults


def audit_client() -> bool:
    answer = ask(["deploy/node.sh", "npm", "audit", "--json"])
    if "metadata" not in answer:
        say("package-lock.json: NOT AUDITED, the registry gives no advisories.")
        return True
    total = answer["metadata"]["vulnerabilities"]["total"]
    say(f"package-lock.json: {total} known faults")
    return bool(total == 0)


def ask(command: list[str]) -> dict[str, Any]:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    try:
        return dict(json.loads(done.stdout))
    except ValueError:
        return {}


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
