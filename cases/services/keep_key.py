"""Keeping an officer's public key, and the boxes that only their browser opens."""

from datetime import timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from cases.access import access_officer_key
from cases.models import OfficerKey, Pins, SessionUnlock, UnlockBox
from reporting.problems import Refused
from reporting.sealing.derive import sha256
from reporting.sealing.ed25519 import signing_key
from reporting.sealing.errors import BadKey
from reporting.sealing.xwing import PublicKey
from staff.models import Person

FIRST_VERSION = 1
SESSION_DAYS = timedelta(days=1)


@transaction.atomic
def keep_officer_key(
    *, person: Person, officer_id: UUID, hpke: bytes, sign: bytes, box: bytes
) -> OfficerKey:
    """Keep a new key with its passphrase box; a person has one key, and it is not replaced here."""
    try:
        PublicKey(hpke)
        signing_key(sign)
    except BadKey:
        raise Refused(400, "bad_key", "This is not a public key of an officer.") from None
    if OfficerKey.objects.filter(person=person).exists():
        raise Refused(409, "key_exists", "You have a key already. Unlock it with your passphrase.")
    try:
        with transaction.atomic():
            key = OfficerKey.objects.create(id=officer_id, person=person, hpke=hpke, sign=sign)
    except IntegrityError:
        raise Refused(409, "key_exists", "This key is taken. Reload the page.") from None
    UnlockBox.objects.create(
        officer=key, kind=UnlockBox.Kind.PASSPHRASE, version=FIRST_VERSION, box=box
    )
    return key


@transaction.atomic
def keep_pins(*, person: Person, version: int, box: bytes) -> Pins:
    """Keep newer pins; an older version than the one that is kept is refused."""
    key = access_officer_key(person)
    kept = Pins.objects.select_for_update().filter(officer=key).first()
    if kept is not None and version <= kept.version:
        raise Refused(409, "older_pins", "Newer pins are kept already. Reload the page.")
    pins, _ = Pins.objects.update_or_create(officer=key, defaults={"version": version, "box": box})
    return pins


def session_hash(session: str | None) -> bytes:
    """What a session's row is found by: whoever reads the table cannot use it to sign in."""
    return sha256((session or "").encode())


def keep_session_unlock(
    *, person: Person, session: str | None, server_half: bytes, box: bytes
) -> SessionUnlock:
    """Keep the server's half of this session's unlocked key."""
    key = access_officer_key(person)
    today = timezone.now().date()
    # sessions that ended without a word leave their half behind
    SessionUnlock.objects.filter(officer=key, day__lt=today - SESSION_DAYS).delete()
    unlocked, _ = SessionUnlock.objects.update_or_create(
        session=session_hash(session),
        defaults={"officer": key, "server_half": server_half, "box": box, "day": today},
    )
    return unlocked


def forget_session_unlock(*, session: str | None) -> None:
    SessionUnlock.objects.filter(session=session_hash(session)).delete()
