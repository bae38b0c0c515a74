"""The words of the house's two mails: they say as little as a mail that others read may say."""

from django.conf import settings

from cases.models import Mail

DIGEST_SUBJECT = "Fairlead: daily digest"
DIGEST = """\
Due within three days: {due_soon}
Overdue: {overdue}

This comes every day at 07:00. When it does not come, tell {whom}.
"""
ALONGSIDE_SUBJECT = "Fairlead: please sign in now"
ALONGSIDE = "Please sign in now.\n"


def words_of(mail: Mail) -> tuple[str, str]:
    """Subject and body."""
    if mail.kind == Mail.Kind.ALONGSIDE:
        return ALONGSIDE_SUBJECT, ALONGSIDE
    answers = {True: "yes", False: "no"}
    body = DIGEST.format(
        due_soon=answers[mail.due_soon],
        overdue=answers[mail.overdue],
        whom=settings.DIGEST_CONTACT,
    )
    return DIGEST_SUBJECT, body
