"""Reading letters."""

from reporting.models import Letter


def letters_in_slots(*, mailbox_hash: bytes, slots: range) -> dict[int, bytes]:
    """The stored boxes of these slots by slot number: one SELECT, letters or not."""
    rows = Letter.objects.filter(
        mailbox_hash=mailbox_hash, slot__gte=slots.start, slot__lt=slots.stop
    )
    return {slot: bytes(box) for slot, box in rows.values_list("slot", "box")}
