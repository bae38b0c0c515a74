"""The audit: untouched it holds; whatever is changed, the command says which link broke."""

import json
from datetime import timedelta
from io import StringIO
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from cases.events import event_hash
from cases.models import AuditDay, AuditHead, Case, Event
from cases.services.seal_audit import audit_hash
from cases.tasks import seal_audit
from cases.triggers import AUDIT, EVENTS, guard_tables, unguard_tables
from tests import house_clock
from tests.cases.desk import OpenDesk, post
from tests.reporting.filing_factory import DAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("guarded_events")]
ONE = timedelta(days=1)


@pytest.fixture
def cases(rio: OpenDesk) -> list[Case]:
    """Three cases; in the first something happens on each of three days, which are sealed."""
    with house_clock.on(DAY):
        found = [rio.case_of(rio.arrive()) for _ in range(3)]
    with house_clock.on(DAY + ONE):
        seal_audit()
    for number, person in enumerate((rio.ines.person.pk, rio.noor.person.pk), start=2):
        with house_clock.on(DAY + number * ONE):
            answer = post(rio.ines, f"cases/{found[0].pk}/owner", {"person": str(person)})
            assert answer.status_code == 204
            seal_audit()
            seal_audit()
    return found


def verify() -> tuple[int, dict]:
    said = StringIO()
    try:
        call_command("verify_audit", "--json", stdout=said, stderr=StringIO())
    except SystemExit as ended:
        return ended.code, json.loads(said.getvalue())
    return 0, json.loads(said.getvalue())


def tamper(*statements: tuple[str, list]) -> None:
    """As somebody does who owns the database: drop the triggers, change, put them back."""
    editor = SimpleNamespace(connection=connection, execute=connection.cursor().execute)
    unguard_tables(editor, (*EVENTS, *AUDIT))
    with connection.cursor() as cursor:
        for statement, values in statements:
            cursor.execute(statement, values)
    guard_tables(editor, (*EVENTS, *AUDIT))


def column(value) -> str | object:
    return value.hex if connection.vendor == "sqlite" else value


def test_an_untouched_audit_holds(cases: list[Case]):
    code, said = verify()
    assert (code, said["holds"], said["broken"]) == (0, True, [])
    assert (said["events"], said["days"]) == (5, 3)


def test_a_day_has_one_row_and_names_only_what_grew(cases: list[Case]):
    assert list(AuditDay.objects.values_list("number", "chains")) == [(1, 3), (2, 3), (3, 3)]
    grown = [list(day.grown.values_list("case", "number")) for day in AuditDay.objects.all()]
    assert [len(one) for one in grown] == [3, 1, 1]
    assert grown[2] == [(cases[0].pk, 3)]


def test_it_says_so_in_words(cases: list[Case]):
    said = StringIO()
    call_command("verify_audit", stdout=said, stderr=StringIO())
    assert said.getvalue() == "The audit holds: 5 events, 3 daily rows.\n"


def test_an_event_that_was_changed_is_named(cases: list[Case]):
    event = cases[0].events.get(number=2)
    tamper(("UPDATE cases_event SET kind = 'letter' WHERE id = %s", [column(event.pk)]))
    code, said = verify()
    assert code == 1
    assert said["broken"] == [{"where": f"case {cases[0].pk}, event 2", "what": "it was changed"}]


def test_an_event_in_the_middle_that_is_gone_is_missed(cases: list[Case]):
    event = cases[0].events.get(number=2)
    tamper(("DELETE FROM cases_event WHERE id = %s", [column(event.pk)]))
    broken = verify()[1]["broken"]
    assert broken[0] == {"where": f"case {cases[0].pk}, event 3", "what": "event 2 is missing"}
    assert [one["what"] for one in broken[1:]] == ["the chains are not as it saw them"]


def test_the_last_event_that_is_gone_is_missed_by_the_day(cases: list[Case]):
    """The chain alone still holds; the daily row has seen more."""
    event = cases[0].events.get(number=3)
    tamper(("DELETE FROM cases_event WHERE id = %s", [column(event.pk)]))
    broken = verify()[1]["broken"]
    assert [one["where"].split(" of ")[0] for one in broken] == ["daily row 3"]


def test_a_chain_that_was_made_anew_is_found_by_the_days(cases: list[Case]):
    """Hashes put right after a change: only the rows over them tell."""
    event = cases[0].events.get(number=3)
    event.data = {"owner": None}
    data = json.dumps(event.data)
    change = "UPDATE cases_event SET data = %s, hash = %s WHERE id = %s"
    tamper((change, [data, event_hash(event), column(event.pk)]))
    broken = verify()[1]["broken"]
    assert [one["where"].split(" of ")[0] for one in broken] == ["daily row 3"]


def test_a_daily_row_that_was_changed_breaks_the_next(cases: list[Case]):
    row = AuditDay.objects.get(number=2)
    row.chains = 9
    change = "UPDATE cases_auditday SET chains = 9, hash = %s WHERE number = 2"
    tamper((change, [audit_hash(row)]))
    what = [(one["where"].split(" of ")[0], one["what"]) for one in verify()[1]["broken"]]
    assert ("daily row 2", "the chains are not as it saw them") in what
    assert ("daily row 3", "it does not follow the row before") in what


def test_a_daily_row_that_is_gone_is_missed(cases: list[Case]):
    tamper(
        ("DELETE FROM cases_audithead WHERE audit_id = 2", []),
        ("DELETE FROM cases_auditday WHERE number = 2", []),
    )
    what = {one["what"] for one in verify()[1]["broken"]}
    assert "it does not follow the row before" in what


def test_triggers_that_are_missing_are_said(cases: list[Case]):
    editor = SimpleNamespace(connection=connection, execute=connection.cursor().execute)
    unguard_tables(editor, AUDIT)
    code, said = verify()
    assert code == 1
    assert "triggers" in said["broken"][0]["what"]
    guard_tables(editor, AUDIT)


@pytest.mark.parametrize("table", AUDIT)
@pytest.mark.parametrize("change", ["DELETE FROM {}", "UPDATE {} SET number = number + 1"])
def test_the_database_itself_refuses(cases: list[Case], table: str, change: str):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        connection.cursor().execute(change.format(table))
    assert AuditHead.objects.count() == 5


def test_a_clock_that_went_back_breaks_nothing(rio: OpenDesk, cases: list[Case]):
    Case.objects.filter(pk=cases[1].pk).update(opened=DAY + 30 * ONE)
    with house_clock.on(DAY + 50 * ONE):
        seal_audit()
    with house_clock.on(DAY + 4 * ONE):
        owner = {"person": None}
        assert post(rio.ines, f"cases/{cases[0].pk}/owner", owner).status_code == 204
        seal_audit()
    assert verify()[0] == 0
    assert AuditDay.objects.count() == 5


def test_a_long_chain_and_many_cost_a_few_queries(cases: list[Case], django_assert_max_num_queries):
    with django_assert_max_num_queries(30):
        verify()
    assert Event.objects.count() == 5
