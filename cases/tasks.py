"""What the worker of queue `desk` does; a task only calls a service."""

import logging
from datetime import timedelta

from celery import shared_task

from cases.models import Mail
from cases.services.close_day import close_day as close
from cases.services.collect import collect_arrivals
from cases.services.list_desk import list_desks_anew
from cases.services.purge import purge as erase_what_is_over
from cases.services.seal_audit import seal_audit as seal
from cases.services.send_mail import send_waiting
from cases.services.watch_clocks import watch_clocks as watch
from reporting import clock
from reporting.mailbox.services import sweep_letters as sweep
from reporting.scrub import scrub, scrub_is_owed

logger = logging.getLogger(__name__)
STRAY_LETTERS = timedelta(days=90)


@shared_task(time_limit=540)
def collect_reports() -> None:
    """Take apart whatever waits; running twice at once, or being killed, changes nothing."""
    collect_arrivals()
    send_waiting(Mail.Kind.ALONGSIDE)


@shared_task(time_limit=60)
def collect_urgent() -> None:
    """The same for reports of ships that are alongside now."""
    collect_arrivals(urgent=True)
    send_waiting(Mail.Kind.ALONGSIDE)


@shared_task(time_limit=540)
def watch_clocks() -> None:
    """Reminders and digests of the desks whose digest hour has come, each once."""
    watch()
    send_waiting(Mail.Kind.DIGEST)


@shared_task(time_limit=60)
def list_desks() -> None:
    """Close desks that one key holder is left of; open those that have two again."""
    list_desks_anew()


@shared_task(time_limit=540)
def close_day() -> None:
    """Nightly, looked at hourly: write what reporters sent anew, so that no order stays."""
    close()


@shared_task(time_limit=540)
def sweep_letters() -> None:
    """Daily: letters to a mailbox of which no report knows, after 90 days."""
    sweep(before=clock.today() - STRAY_LETTERS)


@shared_task(time_limit=540)
def seal_audit() -> None:
    """Daily, looked at hourly: the row over the heads of all chains."""
    seal()


@shared_task(time_limit=3600)
def purge() -> None:
    """Daily: erase what was kept for as long as its desk keeps things, then scrub the disk.

    A scrub that is owed since an earlier day, because it was refused or never came, is made up for.
    """
    erase_what_is_over()
    if scrub_is_owed() and (refused := scrub()):
        logger.error("scrub: %s", "; ".join(refused))
