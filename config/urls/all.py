"""Addresses of both roles in one process: demo, development and tests only."""

from config.urls.desk import urlpatterns as desk
from config.urls.door import urlpatterns as door

urlpatterns = [*desk, *door]

handler400 = "reporting.pages.errors.bad_request"
handler403 = "config.errors.permission_denied"
handler404 = "config.errors.page_not_found"
handler500 = "config.errors.server_error"
