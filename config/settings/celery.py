"""Celery: rows are the truth, messages only make it faster."""

from config.env import env_int, env_str
from config.settings.mode import FAIRLEAD_MODE, VAR_DIR

BROKER_URL = env_str("BROKER_URL", f"redis+socket://{VAR_DIR / 'broker.sock'}")
COUNT_BATCH = env_int("COUNT_BATCH", 1 if FAIRLEAD_MODE == "demo" else 5)

CELERY_BROKER_URL = BROKER_URL
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_TIME_LIMIT = 600
CELERY_WORKER_SEND_TASK_EVENTS = False
CELERY_TASK_DEFAULT_QUEUE = "desk"
CELERY_TASK_ROUTES = {"trends.live.tasks.*": {"queue": "count"}}
CELERY_TIMEZONE = "UTC"
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 900,
    "unacked_restore_interval": 5,
    "unacked_restore_throttle": 1,
    "socket_timeout": 5,
}
