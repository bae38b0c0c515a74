"""Settings by subject; what is here is only the order in which they are read."""

from config.settings.mode import *
from config.settings.apps import *
from config.settings.database import *
from config.settings.security import *

if SERVES_DESK:
    from config.settings.celery import *
    from config.settings.mail import *
from config.settings.logging import *
from config.settings.api import *
from config.settings.staff import *

from config.settings.refusals import refuse

refuse(globals())
del refuse
