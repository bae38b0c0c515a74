"""POST /api/v1/mailbox and /api/v1/letters: a reporter's side of a thread."""

from django.conf import settings
from django.http import HttpResponse

from reporting import clock
from reporting.installation import sealing_instance
from reporting.mailbox.selectors import letters_in_slots
from reporting.mailbox.services import SlotTaken, add_letter
from reporting.models import Letter
from reporting.posts import OCTETS, posted_bytes
from reporting.problems import Refused, answer_bytes
from reporting.sealing.derive import sha256
from reporting.sealing.errors import BadLayout
from reporting.sealing.mailbox import (
    POST_BYTES,
    QUESTION_BYTES,
    mailbox_answer,
    parse_letter_post,
    parse_question,
)


@posted_bytes([QUESTION_BYTES])
def read_mailbox(body: bytes) -> HttpResponse:
    """Answer words that were filed with and words that were not alike; write nothing."""
    try:
        question = parse_question(body)
    except BadLayout as error:
        raise Refused(400, "bad_layout", str(error)) from None
    answer = mailbox_answer(
        sealing_instance(),
        filler_secret=bytes.fromhex(settings.FILLER_SECRET),
        question=question,
        letters=letters_in_slots(mailbox_hash=sha256(question.mailbox_id), slots=question.slots),
    )
    return answer_bytes(answer, status=200, content_type=OCTETS)


@posted_bytes([POST_BYTES])
def send_letter(body: bytes) -> HttpResponse:
    try:
        post = parse_letter_post(body)
        add_letter(
            mailbox_hash=sha256(post.mailbox_id),
            expected_slot=post.slot,
            side=Letter.Side.REPORTER,
            box=post.box,
            day=clock.today(),
        )
    except BadLayout as error:
        raise Refused(400, "bad_layout", str(error)) from None
    except SlotTaken:
        raise Refused(409, "slot_taken", "Read the letters again, then send.") from None
    return HttpResponse(status=204, headers={"Cache-Control": "no-store"})
