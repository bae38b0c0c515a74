"""TOTP secrets rest locked, under a ring of keys that can turn."""

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

from staff.locking import CannotUnlock, lock, unlock
from tests.staff.people import SECRET, make_person

OLD, NEW = "11" * 32, "22" * 32


def test_what_was_locked_is_read_again_and_never_in_clear():
    locked = lock("secret")
    assert "secret" not in locked
    assert unlock(locked) == "secret"
    assert lock("secret") != locked


def test_a_turned_ring_still_reads_what_the_old_key_locked(settings):
    settings.FIELD_KEYS = [OLD]
    locked = lock("secret")
    settings.FIELD_KEYS = [NEW, OLD]
    assert unlock(locked) == "secret"
    settings.FIELD_KEYS = [NEW]
    with pytest.raises(CannotUnlock):
        unlock(locked)


def test_what_is_not_ours_is_not_taken_for_a_secret():
    with pytest.raises(CannotUnlock):
        unlock(SECRET)


def test_one_changed_letter_is_refused():
    locked = lock("secret")
    changed = locked[:20] + ("A" if locked[20] != "A" else "B") + locked[21:]
    with pytest.raises(CannotUnlock):
        unlock(changed)


def test_allauth_uses_it_for_everything_that_it_keeps(db):
    person = make_person("Ines")
    RecoveryCodes.activate(person)
    kept = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert SECRET not in kept
    for code in RecoveryCodes(
        person.authenticator_set.get(type="recovery_codes")
    ).get_unused_codes():
        assert code not in kept
    assert get_adapter().decrypt(get_adapter().encrypt("x")) == "x"
