"""CPU seconds of a process and of everything it started, from /proc."""

import os
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def cpu_seconds(pid: int) -> float:
    """User and system time of the tree, with the children that have ended already."""
    return sum(own_ticks(process) for process in tree(pid)) / TICKS


def tree(pid: int) -> list[int]:
    found = [pid]
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in task.read_text().split():
            found += tree(int(child))
    return found


def own_ticks(pid: int) -> int:
    # the name in brackets may hold spaces: count fields from behind it
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    utime, stime, of_children_user, of_children_system = map(int, fields[11:15])
    return utime + stime + of_children_user + of_children_system
