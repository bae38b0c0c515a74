"""The register of telephone numbers: read by country, in the words of the page's language."""

import pytest
from django.db import IntegrityError, transaction

from reporting.contacts.selectors import contacts_of, countries_with_contacts
from tests.reporting.contacts.factory import add_contact

pytestmark = pytest.mark.django_db


def test_the_numbers_of_a_country_come_in_the_order_in_which_to_try_them() -> None:
    add_contact(number="+54 11 5555 0102", order=2, service="A")
    add_contact(number="+54 11 5555 0101", order=1, service="B")
    add_contact("BR", number="+55 21 5555 0100")
    assert [contact.service for contact in contacts_of("AR", "en")] == ["B", "A"]
    assert contacts_of("NG", "en") == ()


def test_a_number_is_shown_in_the_words_of_the_page() -> None:
    add_contact()
    english, arabic = contacts_of("AR", "en")[0], contacts_of("AR", "ar")[0]
    assert (english.languages, english.checked_on) == ("Spanish and English", "20 November 2026")
    assert english.dial == "+541155550100"
    assert "الإسبانية" in arabic.languages
    assert "نوفمبر" in arabic.checked_on


def test_countries_are_ordered_by_their_name_in_the_page() -> None:
    for country in ("DE", "AT", "EG"):
        add_contact(country, number="+49 30 23125 000")
    assert [country.name for country in countries_with_contacts("en")] == [
        "Austria",
        "Egypt",
        "Germany",
    ]


@pytest.mark.parametrize("number", ["5555 0100", "+54  11", "+54-11", "+", "+54 11 ", "tel:+54"])
def test_the_database_refuses_what_is_no_international_number(number: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        add_contact(number=number)


def test_a_number_stands_once_in_a_country() -> None:
    add_contact()
    with pytest.raises(IntegrityError), transaction.atomic():
        add_contact(service="Another")
