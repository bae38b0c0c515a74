"""From an id to a desk: only for its officers, and missing and forbidden answer alike."""

import uuid
from datetime import timedelta

import pytest
from django.http import Http404
from django.utils import timezone

from staff.access import access_desk, countries_of, desks_of, is_officer, role_in
from staff.models import Membership
from tests.staff.people import make_desk, make_person

pytestmark = pytest.mark.django_db


def test_an_officer_opens_their_desk_and_no_other():
    rio, lagos = make_desk("Rio"), make_desk("Lagos")
    ines = make_person("Ines", ("lead", rio))
    assert access_desk(ines, rio.pk) == rio
    assert role_in(ines, rio) == Membership.Role.LEAD
    with pytest.raises(Http404):
        access_desk(ines, lagos.pk)
    with pytest.raises(Http404):
        access_desk(ines, uuid.uuid4())


def test_a_membership_that_has_ended_opens_nothing():
    rio = make_desk()
    yesterday = timezone.now().date() - timedelta(days=1)
    ines = make_person("Ines", ("officer", rio), until=yesterday)
    assert not is_officer(ines)
    assert role_in(ines, rio) is None
    with pytest.raises(Http404):
        access_desk(ines, rio.pk)


def test_a_guest_does_not_open_the_desk():
    rio = make_desk()
    guest = make_person("Gus", ("guest", rio))
    assert list(desks_of(guest)) == []
    assert role_in(guest, rio) == Membership.Role.GUEST


def test_the_administrator_and_the_coordinator_open_no_desk():
    rio = make_desk()
    for person in (
        make_person("Abel", ("administrator", None)),
        make_person("Carlos", ("coordinator", None)),
    ):
        with pytest.raises(Http404):
            access_desk(person, rio.pk)


def test_a_coordinator_sees_their_countries_or_all():
    assert countries_of(make_person("Carlos", ("coordinator", None))) is None
    carla = make_person("Carla", ("coordinator", None), countries=["UY", "AR"])
    assert countries_of(carla) == ["AR", "UY"]
    assert countries_of(make_person("Mallory")) == []
