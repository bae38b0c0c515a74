"""Freezing a release: afterwards nothing in it can be altered."""

from datetime import date

from django.db import transaction
from django.db.models import Max

from trends.published.document import VERSION, ReleaseDraft, canonical, digest, page_text
from trends.published.errors import NothingToRelease
from trends.published.models import Release, ReleasePage


@transaction.atomic
def freeze_release(*, draft: ReleaseDraft) -> Release:
    """Number, hash and store a release; it names the hash of the one before it."""
    if not draft.pages:
        raise NothingToRelease
    last = Release.objects.order_by("-number").first()
    texts = {page.complex: page_text(page) for page in draft.pages}
    number = (Release.objects.aggregate(last=Max("number"))["last"] or 0) + 1
    manifest = canonical(
        {
            "v": VERSION,
            "number": number,
            "day": draft.day,
            "covers_to": draft.covers_to,
            "invented": draft.invented,
            "previous": last.hash.hex() if last else "",
            "rules": dict(draft.rules),
            "audit": draft.audit,
            "pages": [
                {
                    "complex": page.complex,
                    "name": page.name,
                    "country": page.country,
                    "hash": digest(texts[page.complex]).hex(),
                }
                for page in draft.pages
            ],
        }
    )
    release = Release.objects.create(
        number=number,
        day=date.fromisoformat(draft.day),
        covers_to=draft.covers_to,
        invented=draft.invented,
        manifest=manifest,
        hash=digest(manifest),
    )
    ReleasePage.objects.bulk_create(
        ReleasePage(release=release, complex=code, document=text) for code, text in texts.items()
    )
    return release
