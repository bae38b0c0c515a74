"""What a log line of ours leaves out."""

import logging

PARTS = 2  # Django's "%s: %s": what went wrong, and the path


class WithoutPath(logging.Filter):
    """A path says which form somebody used, in which language, at the moment of the line."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple) and len(record.args) == PARTS:
            record.msg, record.args = "%s", record.args[:1]
        return True
