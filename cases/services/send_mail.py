"""Giving mail to the mail server, after the row of it is there: at most once, and tried again."""

import logging
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from cases.mails import words_of
from cases.models import Case, Mail
from cases.selectors.duty import called_to_ship
from reporting import clock

logger = logging.getLogger(__name__)
State = Mail.State
# the server heard us and refused: nothing went out, and a later try doubles nothing
REFUSED = (SMTPRecipientsRefused, SMTPResponseException)


def send_waiting(kind: Mail.Kind) -> int:
    """Send what waits; without a mail server it waits on. Never in a transaction of the caller's.

    Claimed, then given away: a process that dies in between leaves `sending`, which nobody sends
    again, since the mail may have gone.
    """
    waiting = list(Mail.objects.filter(kind=kind, state=State.WAITING).select_related("person"))
    if not waiting:
        return 0
    try:
        server = get_connection()
        server.open()
    except (OSError, SMTPException) as error:
        logger.warning("No mail server: %s", type(error).__name__)
        return 0
    try:
        return sum(send_one(mail, server) for mail in waiting)
    finally:
        server.close()


def send_one(mail: Mail, server: BaseEmailBackend) -> bool:
    row = Mail.objects.filter(pk=mail.pk)
    if not row.filter(state=State.WAITING).update(state=State.SENDING):
        return False  # another worker has it
    subject, body = words_of(mail)
    message = EmailMessage(
        subject, body, settings.DEFAULT_FROM_EMAIL, [mail.person.email], connection=server
    )
    try:
        message.send()
    except REFUSED as error:
        logger.warning("The mail server refused a mail: %s", type(error).__name__)
        row.update(state=State.WAITING)
        return False
    except (OSError, SMTPException) as error:
        logger.warning("A mail may not have gone: %s", type(error).__name__)
        return False
    row.update(state=State.SENT)
    return True


def tell_of_ship(case: Case) -> None:
    """Word of a ship that is alongside now, to who is on duty at its desk; once a case.

    In the transaction that opens the case; it is sent after that.
    """
    today = clock.today()
    Mail.objects.bulk_create(
        (
            Mail(person=person, kind=Mail.Kind.ALONGSIDE, case=case, day=today)
            for person in called_to_ship(case.desk)
        ),
        ignore_conflicts=True,
    )
