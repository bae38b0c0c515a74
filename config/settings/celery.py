"""Celery: rows are the truth, messages only make it faster. The door has none of it."""

from typing import Any

from celery.schedules import crontab

from config.env import env_int, env_str
from config.settings.mode import FAIRLEAD_MODE, PRODUCTION, VAR_DIR

# `up` starts a broker and names it here, unless BROKER_URL names one already.
BROKER_URL = env_str("BROKER_URL", f"redis+socket://{VAR_DIR / 'broker.sock'}")

CELERY_BROKER_URL = BROKER_URL
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_TIME_LIMIT = 600
CELERY_WORKER_SEND_TASK_EVENTS = False
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = True
CELERY_TASK_DEFAULT_QUEUE = "desk"
CELERY_TASK_ROUTES = {"trends.live.tasks.*": {"queue": "count"}}
CELERY_TIMEZONE = "UTC"
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# With kombu's defaults the task of a killed worker is not back after a minute.
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 900,
    "unacked_restore_interval": 5,
    "unacked_restore_throttle": 1,
    "socket_timeout": 5,
}

COLLECT_SECONDS = env_int("COLLECT_SECONDS", 3600 if PRODUCTION else 60)
COUNT_SECONDS = env_int("COUNT_SECONDS", 15)  # of the demo only: elsewhere counting is weekly
WEEKLY = crontab(day_of_week="monday", hour="3", minute="10")
CELERY_BEAT_SCHEDULE: dict[str, dict[str, Any]] = {
    "collect reports": {"task": "cases.tasks.collect_reports", "schedule": COLLECT_SECONDS},
    # who is alongside now cannot wait for the hour
    "collect urgent reports": {"task": "cases.tasks.collect_urgent", "schedule": 10},
    # a membership ends by its date: a desk with one key holder left must close the same day
    "list desks": {"task": "cases.tasks.list_desks", "schedule": 3600},
    # every quarter of an hour: each desk has its 07:00, and some zones are off by quarters
    "watch clocks": {
        "task": "cases.tasks.watch_clocks",
        "schedule": 20 if FAIRLEAD_MODE == "demo" else crontab(minute="*/15"),
    },
    # looked at hourly, done once a day: a machine that was off at night does it in the morning
    "close day": {"task": "cases.tasks.close_day", "schedule": crontab(minute="20")},
    "seal audit": {"task": "cases.tasks.seal_audit", "schedule": crontab(minute="50")},
    "purge": {"task": "cases.tasks.purge", "schedule": crontab(hour="4", minute="5")},
    "sweep letters": {
        "task": "cases.tasks.sweep_letters",
        "schedule": crontab(hour="3", minute="40"),
    },
    "count facts": {
        "task": "trends.live.tasks.count_facts",
        "schedule": COUNT_SECONDS if FAIRLEAD_MODE == "demo" else WEEKLY,
    },
    "destroy spent keys": {
        "task": "trends.live.tasks.destroy_spent_keys",
        "schedule": crontab(hour="4", minute="20"),
    },
    # Looked at hourly, turned when its week is over: a missed hour costs an hour, not a week.
    "turn window key": {"task": "trends.live.tasks.turn_window_key", "schedule": 3600},
}

# A run that was not started before the next one is due is worth nothing.
HOUR = 3600
UNTIL_THE_NEXT = {"purge": 24 * HOUR, "sweep letters": 24 * HOUR, "destroy spent keys": 24 * HOUR}
if FAIRLEAD_MODE != "demo":
    UNTIL_THE_NEXT["count facts"] = 7 * 24 * HOUR
for name, entry in CELERY_BEAT_SCHEDULE.items():
    entry["options"] = {"expires": UNTIL_THE_NEXT.get(name, HOUR)}
