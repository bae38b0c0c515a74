"""Sign-in of the people who work here: allauth, closed sign-up, a second factor for everybody."""

AUTH_USER_MODEL = "staff.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
