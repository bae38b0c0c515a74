"""The vocabulary of the field, facets version 1: codes are stable, lower case and never reused."""

from reporting.vocabulary.actors import ACTOR, TYPE_FOR_ACTOR
from reporting.vocabulary.amounts import HOURS_LOST, VALUE_DEMANDED, VALUE_GIVEN
from reporting.vocabulary.course import HAPPENED, RESPONSE, THREATENED
from reporting.vocabulary.demand import PRETEXT, WHAT
from reporting.vocabulary.facet import Facet, Option
from reporting.vocabulary.inspections import (
    GROUP_LABELS,
    INSPECTION_TYPE,
    TYPE_GROUPS,
    group_of,
)
from reporting.vocabulary.kinds import KIND, KIND_CLASSES, TRACK
from reporting.vocabulary.sealed import REPORTED_ELSEWHERE, WHO_STARTED

VERSION = 1

# counted: they travel in the sealed facets and become part of a number
COUNTED = (
    KIND,
    TRACK,
    INSPECTION_TYPE,
    ACTOR,
    WHAT,
    PRETEXT,
    THREATENED,
    HAPPENED,
    RESPONSE,
    VALUE_DEMANDED,
    VALUE_GIVEN,
    HOURS_LOST,
)
# locked: only the team reads them
LOCKED = (WHO_STARTED, REPORTED_ELSEWHERE)

FACETS = {facet.name: facet for facet in (*COUNTED, *LOCKED)}

__all__ = [
    "ACTOR",
    "COUNTED",
    "FACETS",
    "GROUP_LABELS",
    "HAPPENED",
    "HOURS_LOST",
    "INSPECTION_TYPE",
    "KIND",
    "KIND_CLASSES",
    "LOCKED",
    "PRETEXT",
    "REPORTED_ELSEWHERE",
    "RESPONSE",
    "THREATENED",
    "TRACK",
    "TYPE_FOR_ACTOR",
    "TYPE_GROUPS",
    "VALUE_DEMANDED",
    "VALUE_GIVEN",
    "VERSION",
    "WHAT",
    "WHO_STARTED",
    "Facet",
    "Option",
    "group_of",
]
