"""What the benches must reach: the numbers that the design promises."""

import re
from dataclasses import dataclass

KILOBYTE = 1000


@dataclass(frozen=True)
class Target:
    """A bound for every measure whose name matches the pattern."""

    pattern: str
    words: str
    least: float = float("-inf")
    most: float = float("inf")

    def is_met(self, value: float) -> bool:
        return self.least <= value <= self.most


TARGETS = (
    Target(r"intake sqlite ratio", ">= 0.30", least=0.30),
    Target(r"intake postgres ratio", ">= 0.15", least=0.15),
    Target(r"intake \w+ web_cpu_ms", "<= 2 ms", most=2),
    Target(r"intake postgres database_cpu_ms", "<= 1 ms", most=1),
    Target(r"intake \w+ p95_ms", "< 60 ms", most=60),
    Target(r"intake \w+ (errors|lost)", "none", least=0, most=0),
    Target(r"collect (lost|doubled|waiting)", "none", least=0, most=0),
    Target(r"slow_link form fillable_s", "<= 5 s", most=5),
    Target(r"slow_link form ready_to_lock_s", "<= 10 s", most=10),
    Target(r"patience delay", "< 1 s", most=1),
    Target(r"container \w+_ratio", ">= 0.70 of openssl", least=0.70),
    Target(r"container_in_chromium sealed_mib_per_second", ">= 60 MiB/s", least=60),
    Target(r"count \w+ facts_per_second", ">= 2,000/s", least=2000),
    Target(r"count \w+ rebuild_seconds", "< 8 s", most=8),
    Target(r"queue \w+ (?!trivial).* server_ms", "< 20 ms", most=20),
    Target(r"register rows_ms", "< 1 s", most=1000),
    Target(r"weights sealing .*", "<= 45 kB", most=45 * KILOBYTE),
    Target(r"weights page \S+", "<= 8 kB", most=8 * KILOBYTE),
    Target(r"weights style of reporters", "<= 6 kB", most=6 * KILOBYTE),
    Target(r"weights script \S+", "<= 55 kB", most=55 * KILOBYTE),
    Target(r"weights largest country's ports", "<= 15 kB", most=15 * KILOBYTE),
    Target(r"weights directory.json", "<= 25 kB", most=25 * KILOBYTE),
)


def target_of(name: str) -> Target | None:
    return next((target for target in TARGETS if re.fullmatch(target.pattern, name)), None)
