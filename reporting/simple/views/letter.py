"""POST /{lang}/simple/mailbox/letter: one letter of the reporter, sealed in this request."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from reporting.clock import today
from reporting.mailbox.services import SlotTaken
from reporting.sealing.errors import BadJson, TooLong
from reporting.simple.code import carried_id, carried_root
from reporting.simple.fields import Fields
from reporting.simple.page import see_other
from reporting.simple.posts import posted_form
from reporting.simple.sentences import Mistake
from reporting.simple.services.send_letter import send_letter
from reporting.simple.views.open import show_letters

LONGEST = 48 * 1024


@posted_form(LONGEST, compress=False)
def letter(lang: str, fields: Fields) -> HttpResponse:
    root = carried_root(fields)
    text, withdraw = fields.one("text"), fields.one("withdraw") == "yes"
    if not text and not withdraw:
        return show_letters(lang, root, mistakes=[Mistake("text", _("Write your message first."))])
    try:
        send_letter(
            root=root,
            letter_id=carried_id(fields, "letter"),
            text=text,
            withdraw=withdraw,
            day=today(),
        )
    except (TooLong, BadJson):
        sentence = _("Your text is too long to send. Write less.")
    except SlotTaken:
        sentence = _("Other messages came at the same moment. Press Send again.")
    else:
        return see_other(f"/{lang}/simple/sent")
    return show_letters(lang, root, text=text, mistakes=[Mistake("text", sentence)])
