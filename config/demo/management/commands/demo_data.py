"""Fill an empty installation with invented people, reports and figures."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from config.demo.cast import OVERSIGHT
from config.demo.contacts import invent_contacts
from config.demo.facts import invent_facts
from config.demo.past import live_through
from config.demo.people import make_desks, make_officers, make_people, make_rotas, open_desks
from reporting import clock
from reporting.models import Port
from staff.models import Person
from trends.live.services.build_release import build_release
from trends.live.services.count import count_facts
from trends.live.services.turn_key import turn_window_key


class Command(BaseCommand):
    help = "Invent desks, people, sealed cases and 12,000 facts. Demo mode only, and only once."

    def handle(self, *_: Any, **__: Any) -> None:
        if settings.FAIRLEAD_MODE != "demo":
            raise CommandError("This invents data: it runs with FAIRLEAD_MODE=demo only.")
        if Person.objects.exists():
            self.stdout.write("The invented data is here already; nothing was changed.")
            return
        if not Port.objects.exists():
            raise CommandError("There are no ports yet: run `manage.py load_ports` first.")
        with transaction.atomic():
            self.invent()
        count_facts()  # of the sealed cases; it checkpoints, so it has transactions of its own

    def invent(self) -> None:
        today = clock.today()
        turn_window_key()
        desks = make_desks()
        people = make_people(desks)
        make_rotas(desks, people)
        officers = make_officers(people)
        seeds = open_desks(desks, officers, today.isoformat())
        self.stdout.write(f"{len(desks)} desks, {len(people)} people, {len(officers)} keys.")
        live_through(today, seeds)
        numbers = invent_contacts(person=people["carlos@demo.example"], today=today)
        self.stdout.write(f"{numbers} invented telephone numbers, which cannot ring.")
        number = invent_facts(desk=OVERSIGHT.id)
        release = build_release(today=today)
        self.stdout.write(f"{number:,} invented facts, release {release.number}.")
