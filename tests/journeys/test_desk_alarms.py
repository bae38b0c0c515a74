"""What a desk's browser refuses to believe, and says."""

import base64
import json

import pytest
from playwright.sync_api import Request, Route, expect

from cases.models import SeedShare
from reporting.sealing.xwing import PrivateKey
from tests.journeys.desk_cast import two_officers

pytestmark = pytest.mark.django_db(transaction=True)


def test_another_key_in_the_public_directory_raises_the_alarm(new_context) -> None:
    cast = two_officers(new_context)
    other = base64.b64encode(PrivateKey(bytes(32)).public.raw).decode()

    def lie(route: Route) -> None:
        directory = route.fetch().json()
        directory["desks"][0]["key"] = other
        route.fulfill(body=json.dumps(directory), content_type="application/json")

    cast.ines.route("**/directory.json", lie)
    cast.ines.goto("/desk/")
    expect(cast.ines.locator("#alarm")).to_contain_text("reporters are given another key")


def test_the_honest_directory_raises_none(new_context) -> None:
    cast = two_officers(new_context)
    compared: list[str] = []

    def is_second(request: Request) -> bool:
        """The page compares for its own sentence, and once more for the alarm."""
        if request.url.endswith("/directory.json"):
            compared.append(request.url)
        return len(compared) == 2

    with cast.ines.expect_request_finished(is_second):
        cast.ines.goto(f"/desk/desks/{cast.desk}")
    expect(cast.ines.get_by_text("Reporters are given the same key that you hold.")).to_be_visible()
    expect(cast.ines.locator("#alarm")).to_be_empty()


def test_a_share_that_the_server_exchanged_is_not_taken(new_context) -> None:
    cast = two_officers(new_context)
    mine, other = SeedShare.objects.order_by("officer__person__name")
    SeedShare.objects.filter(pk=mine.pk).update(share=other.share)
    cast.ines.goto("/desk/")
    expect(cast.ines.get_by_role("alert").filter(has_text="It was not taken")).to_be_visible()
