"""The register of telephone numbers: kept by coordinators of each country, each deed on record."""

import uuid
from datetime import timedelta
from html import unescape
from typing import Any

import pytest

from reporting import clock
from reporting.contacts.selectors import contacts_of
from reporting.models import Contact
from tests.reporting.contacts.factory import add_contact
from tests.staff.people import Visitor, make_person, visit
from trends.live.models import ContactChange

pytestmark = pytest.mark.django_db
LIST = "/live/contacts/"
TYPED = {
    "country": "AR",
    "service": "Prefectura",
    "number": "+54 (341) 5555-0100",
    "hours": "",
    "languages": ["es", "en"],
    "checked_on": "2026-11-20",
    "order": "1",
}


@pytest.fixture(autouse=True)
def _noon(time_machine: Any) -> None:
    """No midnight comes while a test reckons days; its deeds are still one after the other."""
    time_machine.move_to("2026-11-25T12:00:00Z")


@pytest.fixture
def carla() -> Visitor:
    """She coordinates Argentina and Uruguay."""
    visitor = visit(make_person("Carla", ("coordinator", None), countries=["AR", "UY"]))
    visitor.client.handler.enforce_csrf_checks = False
    return visitor


def page_of(visitor: Visitor, path: str = LIST) -> str:
    answer = visitor.get(path)
    assert answer.status_code == 200
    return " ".join(unescape(answer.content.decode()).split())


def post(visitor: Visitor, path: str, **typed: Any) -> Any:
    return visitor.client.post(path, typed)


def address(contact: Contact, action: str = "") -> str:
    return f"{LIST}{contact.pk}/{action}"


def test_a_number_is_added_and_shown(carla: Visitor) -> None:
    answer = post(carla, f"{LIST}add/", **TYPED)
    assert answer.status_code == 302
    contact = Contact.objects.get()
    assert contact.number == "+54 341 5555 0100"
    assert not contact.invented
    assert contacts_of("AR", "en")[0].languages == "Spanish and English"
    page = page_of(carla)
    assert "The number was added. Reporters see it within seconds." in page
    assert "Carla added Prefectura (Argentina)" in page


def test_in_a_demo_every_number_is_invented(carla: Visitor, settings) -> None:
    settings.FAIRLEAD_MODE = "demo"
    post(carla, f"{LIST}add/", **TYPED)
    assert Contact.objects.get().invented


def test_each_deed_is_on_record_with_what_was_and_what_is(carla: Visitor) -> None:
    post(carla, f"{LIST}add/", **TYPED)
    contact = Contact.objects.get()
    post(carla, address(contact), **TYPED | {"service": "Prefectura Naval"})
    post(carla, address(contact, "checked/"))
    post(carla, address(contact, "delete/"))
    added, changed, checked, deleted = ContactChange.objects.order_by("at")
    deeds = [row.action for row in (added, changed, checked, deleted)]
    assert deeds == ["added", "changed", "checked", "deleted"]
    assert {row.person for row in (added, changed, checked, deleted)} == {carla.person}
    assert (added.before, added.after["service"]) == (None, "Prefectura")
    assert changed.before["service"] == "Prefectura"
    assert changed.after["service"] == "Prefectura Naval"
    assert checked.after["checked_on"] == clock.today().isoformat()
    assert (deleted.after, deleted.before["number"]) == (None, "+54 341 5555 0100")
    assert not Contact.objects.exists()


def test_deleting_asks_first(carla: Visitor) -> None:
    contact = add_contact()
    assert "Delete Port help line?" in page_of(carla, address(contact, "delete/"))
    assert Contact.objects.exists()
    assert post(carla, address(contact, "delete/")).status_code == 302
    assert not Contact.objects.exists()


def test_a_number_that_nobody_has_checked_for_ninety_days_is_shown(carla: Visitor) -> None:
    add_contact(checked_on=clock.today() - timedelta(days=90))
    old = add_contact("UY", number="+598 2 555 0100", checked_on=clock.today() - timedelta(days=91))
    page = page_of(carla)
    assert "1 number has not been checked for 90 days." in page
    assert "Not checked for 91 days" in page
    post(carla, address(old, "checked/"))
    assert "90 days" not in page_of(carla)
    assert "Not checked for" not in page_of(carla)


def test_a_number_that_somebody_should_call_stands_above_the_others(carla: Visitor) -> None:
    add_contact(checked_on=clock.today())
    add_contact("UY", number="+598 2 555 0100", checked_on=clock.today() - timedelta(days=91))
    page = page_of(carla)
    assert page.index('href="tel:+59825550100"') < page.index("Argentina</h2>")


def test_a_new_number_claims_no_check_that_nobody_made(carla: Visitor) -> None:
    page = page_of(carla, f"{LIST}add/")
    assert 'name="checked_on"' in page
    assert clock.today().isoformat() not in page


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("number", "341 5555 0100", "Begin with +"),
        ("number", "0054 341 5555 0100", "Begin with +"),
        ("number", "+54 12", "Begin with +"),
        ("number", "+1234567890123456", "Begin with +"),
        ("number", "+54 341 CALL ME", "Begin with +"),
        ("number", "+54 ٣٤١ ٣٤١٣", "Begin with +"),
        ("number", "", "Begin with +"),
        ("number", "+" + "1 " * 40, "at most 24"),
        ("service", "", "Say who answers."),
        ("service", "x" * 81, "at most 80"),
        ("country", "BR", "not one of the available choices"),
        ("country", "", "Choose a country."),
        ("languages", [], "Choose at least one language."),
        ("languages", ["xx"], "not one of the available choices"),
        ("checked_on", "2999-01-01", "This day has not come yet."),
        ("checked_on", "yesterday", "Enter a valid date."),
        ("order", "-1", "greater than or equal to 0"),
        ("hours", "x" * 61, "at most 60"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence_and_nothing_is_kept(
    carla: Visitor, name: str, value: object, sentence: str
) -> None:
    answer = post(carla, f"{LIST}add/", **TYPED | {name: value})
    assert answer.status_code == 422
    page = unescape(answer.content.decode())
    assert "Nothing was saved." in page
    assert sentence in page
    assert not Contact.objects.exists()
    assert not ContactChange.objects.exists()


def test_a_number_that_is_there_already_is_refused(carla: Visitor) -> None:
    post(carla, f"{LIST}add/", **TYPED)
    answer = post(carla, f"{LIST}add/", **TYPED | {"service": "The same"})
    assert answer.status_code == 422
    assert "already" in answer.content.decode()
    assert Contact.objects.count() == 1


def test_a_coordinator_sees_and_changes_their_countries_only(carla: Visitor) -> None:
    other = add_contact("NG", service="Nigerian line", number="+234 1 555 0100")
    assert "Nigerian line" not in page_of(carla)
    for action in ("", "delete/", "checked/"):
        assert post(carla, address(other, action), **TYPED).status_code == 404
        missing = f"{LIST}{uuid.uuid4()}/{action}"
        assert post(carla, missing, **TYPED).status_code == 404
    other.refresh_from_db()
    assert other.service == "Nigerian line"
    assert "Nigeria" not in page_of(carla, f"{LIST}add/")


def test_a_number_cannot_be_moved_to_a_country_of_somebody_else(carla: Visitor) -> None:
    contact = add_contact()
    assert post(carla, address(contact), **TYPED | {"country": "NG"}).status_code == 422
    contact.refresh_from_db()
    assert contact.country == "AR"


def test_changes_of_other_countries_are_not_shown(carla: Visitor) -> None:
    carlos = visit(make_person("Carlos", ("coordinator", None)))
    carlos.client.handler.enforce_csrf_checks = False
    post(carlos, f"{LIST}add/", **TYPED | {"country": "NG", "service": "Nigerian line"})
    assert "Carlos added Nigerian line (Nigeria)" in page_of(carlos)
    assert "Carlos" not in page_of(carla)


def test_a_number_that_moves_is_on_record_in_both_countries(carla: Visitor) -> None:
    carlos = visit(make_person("Carlos", ("coordinator", None)))
    carlos.client.handler.enforce_csrf_checks = False
    contact = add_contact()
    post(carlos, address(contact), **TYPED | {"country": "NG", "service": "A line"})
    rows = ContactChange.objects.values_list("action", "country")
    assert sorted(rows) == [("added", "NG"), ("deleted", "AR")]
    assert "Carlos deleted" in page_of(carla)
    assert "A line" not in page_of(carla)


def test_what_is_checked_by_a_link_alone_is_not_checked(carla: Visitor) -> None:
    contact = add_contact()
    assert carla.get(address(contact, "checked/")).status_code == 405
    assert not ContactChange.objects.exists()


def test_a_post_without_its_token_changes_nothing() -> None:
    carlos = visit(make_person("Carlos", ("coordinator", None)))
    contact = add_contact()
    for action in ("", "delete/", "checked/"):
        assert post(carlos, address(contact, action), **TYPED).status_code == 403
    assert Contact.objects.filter(pk=contact.pk, service="Port help line").exists()


@pytest.mark.parametrize("role", ["administrator", "auditor", None])
def test_nobody_else_finds_anything(role: str | None) -> None:
    mallory = visit(make_person("Mallory", *([(role, None)] if role else [])))
    mallory.client.handler.enforce_csrf_checks = False
    contact = add_contact()
    for path in (LIST, f"{LIST}add/", address(contact), address(contact, "delete/")):
        assert mallory.get(path).status_code == 404
        assert post(mallory, path, **TYPED).status_code == 404
    assert Contact.objects.count() == 1
