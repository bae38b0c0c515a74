"""`manage.py update_catalogues`: add new sentences to every catalogue, drop those no page says."""

from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from django.conf import settings
from django.core.management.base import BaseCommand

from reporting.pages.catalogues import SOURCE_LANGUAGE, catalogue_file, read_catalogue
from reporting.pages.messages import find_messages


class Command(BaseCommand):
    help = "Bring the catalogues up to the sentences of the reporter's pages."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        messages = find_messages()
        for language, _ in settings.LANGUAGES:
            if language != SOURCE_LANGUAGE:
                self.update(language, messages)

    def update(self, language: str, messages: list[str]) -> None:
        kept = read_catalogue(language)
        fresh = Catalog(
            locale=language,
            header_comment=kept.header_comment,
            creation_date=kept.creation_date,
            revision_date=kept.revision_date,
            fuzzy=False,
        )
        for message in messages:
            known = kept.get(message)
            fresh.add(message, known.string if known else "")
        with catalogue_file(language).open("wb") as target:
            write_po(target, fresh, width=0, no_location=True)
        missing = sum(1 for message in fresh if message.id and not message.string)
        self.stdout.write(f"{language}: {len(messages)} sentences, {missing} not translated.")
