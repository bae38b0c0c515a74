"""What an officer's browser would open and seal for a case of the demo: notes and its row."""

import secrets
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from cases.models import Case
from cases.services.keep_index import NewRow, keep_index_rows
from config.demo.people import EPOCH, INDEX_VERSION
from config.demo.reports import Filed
from reporting.installation import sealing_instance
from reporting.models import Port, Wrap
from reporting.sealing import derive, strict_json
from reporting.sealing.box import Kind
from reporting.sealing.notes import seal_index_row, seal_note
from reporting.sealing.seals import Wrap as SealedWrap
from reporting.sealing.seals import desk_key, unwrap_cek
from staff.models import Person

SUMMARY_CHARACTERS = 120
# name in the register's row -> name among the answers
BANDS = {"demanded": "value_demanded", "given": "value_given", "lost": "hours_lost"}


@dataclass(frozen=True)
class OpenedCase:
    """A case with the seed of its desk."""

    case: Case
    filed: Filed
    desk_seed: bytes

    @property
    def report_id(self) -> UUID:
        return self.filed.report_id

    def content_key(self) -> bytes:
        kept = Wrap.objects.get(report_id=self.report_id)
        key = desk_key(
            sealing_instance(),
            desk_seed=self.desk_seed,
            desk_id=self.case.desk_id.bytes,
            epoch=EPOCH,
        )
        return unwrap_cek(
            sealing_instance(),
            kind=Kind.REPORT,
            object_id=self.report_id.bytes,
            key=key,
            wrap=SealedWrap(kept.key_id.bytes, kept.wrap),
        )

    def note(self, content: dict[str, Any]) -> bytes:
        return seal_note(
            sealing_instance(),
            note_id=secrets.token_bytes(16),
            report_id=self.report_id.bytes,
            cek=self.content_key(),
            content=strict_json.encode({"v": 1, **content}),
        )

    def keep_row(self, officer: Person) -> None:
        """The line of the register, as the browser makes it when an officer opens the case."""
        instance, desk_id, version = sealing_instance(), self.case.desk_id.bytes, INDEX_VERSION
        seed = derive.index_seed(
            instance, desk_seed=self.desk_seed, desk_id=desk_id, version=version
        )
        box = seal_index_row(
            instance,
            report_id=self.report_id.bytes,
            index_version=version,
            index_key=derive.desk_index_key(
                instance, index_seed=seed, desk_id=desk_id, version=version
            ),
            row={"v": 1, **{name: value for name, value in self.row().items() if value}},
        )
        row = NewRow(case=self.case.pk, version=INDEX_VERSION, revision=0, box=box)
        keep_index_rows(person=officer, desk=self.case.desk, rows=[row])

    def row(self) -> dict[str, str]:
        story, answers = self.filed.story, self.filed.story.answers
        port = Port.objects.filter(pk=story.place).first()
        return {
            "place": story.place,
            "complex": port.complex_id or story.place if port else story.place,
            "time": self.filed.month,
            "kind": answers["kind"],
            "type": answers.get("inspection_type", ""),
            "actor": answers.get("actor", ""),
            **{name: answers.get(answer, "") for name, answer in BANDS.items()},
            "language": story.language,
            "outcome": story.outcome,
            "summary": story.account[:SUMMARY_CHARACTERS].strip(),
        }
