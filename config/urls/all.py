"""Addresses of both roles in one process: demo, development and tests only."""

from config.urls.desk import urlpatterns as desk
from config.urls.door import urlpatterns as door

urlpatterns = [*desk, *door]
