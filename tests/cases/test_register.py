"""The register: sealed rows, one a case, page by page; what is bound elsewhere is refused."""

import base64
import uuid
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.models import Case, IndexRow, IndexShare
from cases.selectors import register
from reporting.installation import sealing_instance
from reporting.sealing.notes import seal_index_row
from tests.cases.desk import OpenDesk, open_a_desk, post

pytestmark = pytest.mark.django_db
INDEX_KEY = bytes(32)


@pytest.fixture
def case(rio: OpenDesk) -> Case:
    return rio.case_of(rio.arrive())


def sealed(case: Case, *, version: int = 1, words: str = "holds") -> str:
    box = seal_index_row(
        sealing_instance(),
        report_id=case.report_id.bytes,
        index_version=version,
        index_key=INDEX_KEY,
        row={"v": 1, "summary": words},
    )
    return base64.b64encode(box).decode("ascii")


def row_of(case: Case, *, box: str | None = None, version: int = 1, revision: int = 0) -> Any:
    box = box or sealed(case, version=version)
    return {"case": str(case.pk), "version": version, "revision": revision, "box": box}


def keep(rio: OpenDesk, *rows: dict[str, Any]) -> Any:
    return post(rio.ines, f"desks/{rio.desk.pk}/register", {"rows": list(rows)})


def page_of(rio: OpenDesk, after: str | None = None) -> Any:
    address = f"/api/v1/desk/desks/{rio.desk.pk}/register"
    return rio.noor.client.get(address, {"after": after} if after else {}).json()


def test_a_case_without_a_row_comes_with_its_card(rio: OpenDesk, case: Case):
    (row,) = page_of(rio)["rows"]
    assert row["index"] is None
    assert (row["id"], row["report"]) == (str(case.pk), str(case.report_id))
    assert row["card"]["wraps"]


def test_a_row_is_kept_and_served_instead_of_the_card(rio: OpenDesk, case: Case):
    box = sealed(case)
    assert keep(rio, row_of(case, box=box)).json() == {"changed": []}
    page = page_of(rio)
    assert page["rows"][0]["index"] == {"version": 1, "revision": 1, "box": box}
    assert "card" not in page["rows"][0]
    assert (page["version"], page["next"]) == (1, None)


def test_whoever_read_an_older_row_is_told_and_changes_nothing(rio: OpenDesk, case: Case):
    first, second, third = (sealed(case, words=words) for words in ("one", "two", "three"))
    keep(rio, row_of(case, box=first))
    assert keep(rio, row_of(case, box=second, revision=1)).json() == {"changed": []}
    for revision in (0, 1):
        late = keep(rio, row_of(case, box=third, revision=revision))
        assert late.json() == {"changed": [str(case.pk)]}
    row = IndexRow.objects.get()
    assert base64.b64encode(row.box).decode() == second
    assert row.revision == 2


def test_a_row_bound_to_another_case_is_refused_and_nothing_is_kept(rio: OpenDesk, case: Case):
    other = rio.case_of(rio.arrive())
    answer = keep(rio, row_of(other), row_of(case, box=sealed(other)))
    assert answer.status_code == 400
    assert "bound to another case" in answer.json()["title"]
    assert not IndexRow.objects.exists()


def test_a_case_of_another_desk_is_refused(rio: OpenDesk):
    lagos = open_a_desk("Team Lagos")
    theirs = lagos.case_of(lagos.arrive())
    for case_id in (theirs.pk, uuid.uuid4()):
        answer = keep(rio, row_of(theirs) | {"case": str(case_id)})
        assert (answer.status_code, answer.json()["code"]) == (400, "no_case")
    assert not IndexRow.objects.exists()


def test_an_index_that_the_desk_has_left_is_refused(rio: OpenDesk, case: Case):
    keep(rio, row_of(case))
    share = IndexShare.objects.filter(desk=rio.desk).first()
    IndexShare.objects.create(
        desk=rio.desk, officer=share.officer, version=2, share=bytes(share.share)
    )
    late = keep(rio, row_of(case, revision=1))
    assert (late.status_code, late.json()["code"]) == (409, "old_index")
    assert keep(rio, row_of(case, version=2, revision=1)).json() == {"changed": []}
    assert IndexRow.objects.get().version == 2


def test_officers_are_told_how_many_rows_are_under_an_older_index(rio: OpenDesk, case: Case):
    lagos = open_a_desk("Team Lagos")
    keep(lagos, row_of(lagos.case_of(lagos.arrive())))
    keep(rio, row_of(case), row_of(rio.case_of(rio.arrive())))
    assert old_rows(rio) == 0
    share = IndexShare.objects.filter(desk=rio.desk).first()
    IndexShare.objects.create(
        desk=rio.desk, officer=share.officer, version=2, share=bytes(share.share)
    )
    assert (old_rows(rio), old_rows(lagos)) == (2, 0)
    keep(rio, row_of(case, version=2, revision=1))
    assert old_rows(rio) == 1


def old_rows(rio: OpenDesk) -> int:
    return rio.noor.get(f"/api/v1/desk/desks/{rio.desk.pk}").json()["old_rows"]


def test_officers_have_their_share_of_every_version(rio: OpenDesk):
    share = IndexShare.objects.filter(desk=rio.desk, officer__person=rio.ines.person).get()
    IndexShare.objects.create(desk=rio.desk, officer=share.officer, version=2, share=share.share)
    desk = rio.ines.get(f"/api/v1/desk/desks/{rio.desk.pk}").json()
    assert [one["version"] for one in desk["indexes"]] == [1, 2]
    assert desk["index"]["version"] == 2


def test_pages_follow_each_other_without_gap(rio: OpenDesk, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(register, "PAGE", 2)
    cases = [rio.case_of(rio.arrive()) for _ in range(5)]
    seen, after = [], None
    while True:
        page = page_of(rio, after)
        seen += [row["id"] for row in page["rows"]]
        after = page["next"]
        if after is None:
            break
    assert sorted(seen) == sorted(str(case.pk) for case in cases)


def test_a_page_costs_the_same_however_many_rows(rio: OpenDesk, case: Case):
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            page_of(rio)
        return len(seen)

    page_of(rio)  # the first one of a session also keeps the session
    before = queries()
    for _ in range(3):
        rio.case_of(rio.arrive())
    assert queries() == before


@pytest.mark.parametrize("box", ["", "AAAA", base64.b64encode(bytes(619)).decode()])
def test_what_is_no_row_is_refused(rio: OpenDesk, case: Case, box: str):
    assert keep(rio, row_of(case) | {"box": box}).status_code == 400
    assert keep(rio).status_code == 400
