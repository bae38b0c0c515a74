"""The Content-Security-Policy of each class of page: one constant string per class.

A route declares its class with `reporting.page_class`; `config.middleware` sends the string.
"""

COMMON = "base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
TRUSTED = "require-trusted-types-for 'script'; trusted-types 'none'"
POLICIES = {
    "protected": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        f"connect-src 'self'; form-action 'none'; {TRUSTED}; {COMMON}"
    ),
    "simple": (
        f"default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; {COMMON}"
    ),
    "public": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        f"connect-src 'self'; form-action 'self'; {TRUSTED}; {COMMON}"
    ),
    "staff": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        f"connect-src 'self'; form-action 'self'; {TRUSTED}; {COMMON}"
    ),
}


def policies(door_origin: str) -> dict[str, str]:
    """The policies of this process: staff pages also read the directory of a door elsewhere."""
    if not door_origin:
        return POLICIES
    reads = f"connect-src 'self' {door_origin};"
    return POLICIES | {"staff": POLICIES["staff"].replace("connect-src 'self';", reads)}
