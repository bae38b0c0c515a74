"""Invented telephone numbers for the demo, in ranges that regulators keep free for stories.

Nobody can be called by mistake: Ofcom keeps +44 20 7946 0000 to 0999 and +44 7700 900000 to 900999,
ARCEP +33 1 99 00, the Bundesnetzagentur +49 30 23125 000 to 999. For Latin America, Nigeria and
Egypt no such range is known, so their invented services answer abroad.
"""

from datetime import date, timedelta

from reporting.models import Contact
from staff.models import Person
from trends.live.services.keep_contact import save_contact

# country, service, number, hours (empty: day and night), languages, days since it was checked
CONTACTS = (
    ("AR", "P&I correspondent, Rosario", "+44 20 7946 0101", "", ["es", "en"], 12),
    ("AR", "Port authority, integrity line", "+44 20 7946 0102", "08:00-18:00", ["es"], 30),
    ("BR", "P&I correspondent, Santos", "+44 20 7946 0103", "", ["pt", "en"], 21),
    ("EG", "P&I correspondent, Port Said", "+44 20 7946 0104", "", ["ar", "en"], 8),
    ("EG", "Canal help desk", "+44 7700 900105", "", ["ar", "en", "fr"], 40),
    ("NG", "Port help desk, Lagos", "+44 7700 900106", "", ["en"], 5),
    ("NG", "P&I correspondent, Lagos", "+44 20 7946 0107", "07:00-19:00", ["en"], 17),
    ("SN", "P&I correspondent, Dakar", "+33 1 99 00 01 08", "", ["fr", "en"], 63),
    ("UY", "P&I correspondent, Montevideo", "+49 30 23125 109", "", ["es", "en"], 118),
)


def invent_contacts(*, person: Person, today: date) -> int:
    """Fill the register as a coordinator would; how many numbers."""
    for order, (country, service, number, hours, languages, days) in enumerate(CONTACTS):
        fields = {
            "country": country,
            "service": service,
            "number": number,
            "hours": hours,
            "languages": languages,
            "checked_on": today - timedelta(days=days),
            "invented": True,
            "order": order,
        }
        save_contact(person=person, contact=Contact(), fields=fields)
    return len(CONTACTS)
