"""The timetable names tasks that exist, and each goes to the queue of its worker."""

import pytest
from celery.schedules import crontab
from django.conf import settings

from config.celery import app


@pytest.fixture(autouse=True, scope="module")
def _tasks() -> None:
    app.loader.import_default_modules()


@pytest.mark.parametrize("entry", settings.CELERY_BEAT_SCHEDULE.values(), ids=lambda e: e["task"])
def test_it_names_a_task_that_exists(entry: dict[str, object]) -> None:
    assert entry["task"] in app.tasks


@pytest.mark.parametrize("name", ["trends.live.tasks.count_facts", "trends.live.tasks.any_other"])
def test_what_reads_the_windows_keys_goes_to_the_counting_worker(name: str) -> None:
    route = app.amqp.router.route({}, name)
    assert route["queue"].name == "count"


def test_everything_else_goes_to_the_desk() -> None:
    assert app.amqp.router.route({}, "cases.tasks.collect_reports")["queue"].name == "desk"


def test_counting_is_weekly_outside_of_the_demo() -> None:
    schedule = settings.CELERY_BEAT_SCHEDULE["count facts"]["schedule"]
    assert isinstance(schedule, crontab)
    assert len(schedule.day_of_week) == 1


@pytest.mark.parametrize(
    ("name", "hours"),
    [("count facts", 7 * 24), ("purge", 24), ("sweep letters", 24), ("close day", 1)],
)
def test_a_run_waits_for_its_worker_until_the_next_one_is_due(name: str, hours: int) -> None:
    """A counting worker that is away on Monday morning must not cost a week."""
    assert settings.CELERY_BEAT_SCHEDULE[name]["options"] == {"expires": hours * 3600}


def test_no_result_and_no_event_is_kept() -> None:
    assert app.conf.task_ignore_result
    assert app.conf.result_backend is None
    assert not app.conf.worker_send_task_events
    assert app.conf.accept_content == ["json"]


def test_the_task_of_a_killed_worker_comes_back() -> None:
    assert app.conf.task_acks_late
    assert app.conf.task_reject_on_worker_lost
    assert app.conf.worker_prefetch_multiplier == 1
    assert app.conf.broker_transport_options["unacked_restore_interval"] == 5
    assert app.conf.broker_transport_options["unacked_restore_throttle"] == 1
    assert app.conf.broker_transport_options["visibility_timeout"] > app.conf.task_time_limit
