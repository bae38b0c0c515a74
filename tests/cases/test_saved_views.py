"""Named views of a queue: each officer's own, of what the server knows anyway and nothing more."""

from typing import Any

import pytest

from cases.models import SavedViews
from tests.cases.desk import OpenDesk, get, open_a_desk, send

pytestmark = pytest.mark.django_db
VIEW = {"name": "My overdue", "view": "mine", "order": "due", "status": "assessing", "unread": True}


def keep(rio: OpenDesk, *views: Any) -> Any:
    return send(rio.ines, "put", f"desks/{rio.desk.pk}/views", {"views": list(views)})


def kept(rio: OpenDesk) -> Any:
    return get(rio.ines, f"desks/{rio.desk.pk}/views").json()["views"]


def test_a_list_is_kept_and_replaced(rio: OpenDesk):
    assert kept(rio) == []
    assert keep(rio, VIEW).status_code == 204
    assert kept(rio) == [VIEW]
    other = VIEW | {"name": "All", "view": "all", "status": "", "unread": False}
    keep(rio, other, VIEW)
    assert kept(rio) == [other, VIEW]
    keep(rio)
    assert kept(rio) == []
    assert SavedViews.objects.count() == 1


def test_it_is_nobody_elses(rio: OpenDesk):
    keep(rio, VIEW)
    assert get(rio.noor, f"desks/{rio.desk.pk}/views").json() == {"views": []}
    lagos = open_a_desk("Team Lagos")
    assert get(rio.ines, f"desks/{lagos.desk.pk}/views").status_code == 404


def test_what_is_sealed_is_not_kept(rio: OpenDesk):
    keep(rio, VIEW | {"place": "ARROS", "words": "two cartons"})
    assert SavedViews.objects.get().views == [VIEW]


@pytest.mark.parametrize(
    "wrong",
    [
        [VIEW | {"name": ""}],
        [VIEW | {"name": "x" * 25}],
        [VIEW | {"view": "theirs"}],
        [VIEW | {"order": "port"}],
        [VIEW | {"status": "lost"}],
        [VIEW, VIEW],
        [VIEW | {"name": f"View {number}"} for number in range(13)],
    ],
    ids=["no name", "a long name", "no view", "no order", "no status", "twice", "too many"],
)
def test_what_is_no_list_of_views_is_refused(rio: OpenDesk, wrong: list[Any]):
    keep(rio, VIEW | {"name": "Before"})
    assert keep(rio, *wrong).status_code == 400
    assert [view["name"] for view in kept(rio)] == ["Before"]
