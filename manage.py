#!/usr/bin/env python
"""Fairlead's command line: every management command of every room."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except KeyboardInterrupt:  # whoever pressed Ctrl-C wants no traceback
        sys.exit(130)
    except ImproperlyConfigured as reason:  # settings say what is wrong, a sentence each
        sys.exit(str(reason))
