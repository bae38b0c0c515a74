"""Nothing is lost and nothing arrives twice, whatever the link, the keys or the fingers do."""

from playwright.sync_api import Page, Route, expect

from reporting.directory import current
from reporting.models import Arrival
from tests.journeys.form import (
    choose_track,
    expect_receipt,
    expect_step,
    fill_case,
    go_on,
    open_form,
    say_what,
    say_where_and_when,
)
from tests.journeys.opened_door import OpenedDoor
from tests.reporting.filing_factory import list_desk_of, publish_window_key

POST = "**/api/v1/reports"


def test_a_blocked_script_posts_nothing_and_says_so(
    opened_door: OpenedDoor, page: Page, console_lines: list[str]
) -> None:
    posts: list[str] = []
    page.on("request", lambda request: posts.append(request.url) if request.method == "POST" else 0)
    page.route("**/report*.js", lambda route: route.abort())
    page.goto("/en/report")
    page.locator('[data-answer=track][value="case"]').check()
    page.keyboard.press("Enter")
    expect(page.locator(".step:not([hidden]) [data-go=next]")).to_be_disabled()
    expect(page.locator("#needs-script")).to_be_visible()
    assert posts == []
    assert "?" not in page.url
    console_lines.clear()


def test_without_javascript_the_page_says_what_it_cannot_do(
    opened_door: OpenedDoor, new_context
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto("/en/report")
    expect(page.locator("#needs-script")).to_be_visible()
    expect(page.locator("#leave")).to_have_attribute("href", "/en/port-codes")
    expect(page.locator(".step:not([hidden]) [data-go=next]")).to_be_disabled()


def test_a_changed_script_is_refused(
    opened_door: OpenedDoor, page: Page, console_lines: list[str]
) -> None:
    def tamper(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.body() + b"\n")

    page.route("**/report*.js", tamper)
    with page.expect_console_message(lambda message: "integrity" in message.text):
        page.goto("/en/report")
    expect(page.locator("#needs-script")).to_be_visible()
    expect(page.locator(".step:not([hidden]) [data-go=next]")).to_be_disabled()
    console_lines.clear()


def test_a_double_press_is_one_report(opened_door: OpenedDoor, page: Page) -> None:
    open_form(page)
    fill_case(page)
    page.locator("#send").dblclick()
    expect_receipt(page)
    assert Arrival.objects.count() == 1


def test_a_lost_answer_is_asked_for_with_the_same_bytes(
    opened_door: OpenedDoor, page: Page, console_lines: list[str]
) -> None:
    bodies: list[bytes | None] = []

    def lose_first_answer(route: Route) -> None:
        bodies.append(route.request.post_data_buffer)
        if len(bodies) == 1:
            route.fetch()  # it arrives, and nobody hears that it did
            route.abort()
        else:
            route.continue_()

    page.route(POST, lose_first_answer)
    open_form(page)
    fill_case(page)
    page.click("#send")
    expect(page.locator("#sending-text")).to_contain_text("has not been lost")
    page.click("#send-again")
    expect_receipt(page)
    assert bodies[0] == bodies[1]
    assert Arrival.objects.count() == 1
    console_lines.clear()


def test_it_tries_again_by_itself_when_the_link_is_back(
    opened_door: OpenedDoor, page: Page, console_lines: list[str]
) -> None:
    open_form(page)
    fill_case(page)
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    page.click("#send")
    expect(page.locator("#sending-text")).to_contain_text("No connection.")
    page.context.set_offline(False)
    expect_receipt(page)
    assert Arrival.objects.count() == 1
    console_lines.clear()


def test_turned_keys_are_fetched_and_the_report_is_sealed_once_more(
    opened_door: OpenedDoor, page: Page, console_lines: list[str]
) -> None:
    open_form(page)
    fill_case(page)
    page.wait_for_load_state("networkidle")
    publish_window_key()
    newest = publish_window_key()  # twice: the key that the form knows is no longer accepted
    current.forget()
    page.click("#send")
    expect_receipt(page)
    assert Arrival.objects.count() == 1
    assert OpenedDoor(opened_door.usual, opened_door.other, newest).read_one()
    console_lines.clear()


def test_keys_that_stay_stale_are_said_and_nothing_is_kept(
    opened_door: OpenedDoor, page: Page, console_lines: list[str]
) -> None:
    posts: list[int] = []

    def stale(route: Route) -> None:
        posts.append(1)
        route.fulfill(status=409, json={"code": "stale_directory", "status": 409})

    page.route(POST, stale)
    open_form(page)
    fill_case(page)
    page.click("#send")
    expect(page.locator("#sending-text")).to_contain_text("changed again")
    assert len(posts) == 2
    page.click("#give-up")
    expect_step(page, "code")
    console_lines.clear()


def test_a_team_that_changes_on_the_way_is_said_and_reads_nothing(
    opened_door: OpenedDoor, page: Page, console_lines: list[str]
) -> None:
    posts: list[int] = []
    lists: list[int] = []

    def stale(route: Route) -> None:
        posts.append(1)
        route.fulfill(status=409, json={"code": "stale_directory", "status": 409})

    def rerouted(route: Route) -> None:
        listed = route.fetch().json()
        lists.append(1)
        if len(lists) > 1:  # all that the server needs: say that the keys are old, and list others
            for way in listed["routes"].values():
                way["case"] = way["own_side"]
        route.fulfill(json=listed)

    page.route(POST, stale)
    page.route("**/directory.json", rerouted)
    open_form(page)
    fill_case(page)
    page.click("#send")
    expect(page.locator("#sending-text")).to_contain_text("Another team")
    assert len(posts) == 1
    console_lines.clear()


def test_a_key_without_a_chain_from_the_pin_is_never_used(
    opened_door: OpenedDoor, page: Page
) -> None:
    posts: list[str] = []
    page.on("request", lambda request: posts.append(request.url) if request.method == "POST" else 0)
    forger = type(opened_door.usual)(desk=opened_door.usual.desk)  # same desk, other people and key

    def forged(route: Route) -> None:
        listed = route.fetch().json()
        for desk in listed["desks"]:
            if desk["id"] == forger.desk.hex:
                import base64

                desk["key"] = base64.b64encode(forger.key().public.raw).decode()
        route.fulfill(json=listed)

    page.route("**/directory.json", forged)
    open_form(page)
    fill_case(page)
    page.click("#send")
    expect(page.locator("#sending-text")).to_contain_text("We did not send your report.")
    assert posts == []


def test_a_new_epoch_with_a_valid_chain_is_followed(opened_door: OpenedDoor, page: Page) -> None:
    roster = opened_door.usual
    first = roster.statement()
    list_desk_of(roster, roster.statement(number=2, epoch=2, prev=first.hash))
    current.forget()
    open_form(page)
    fill_case(page)
    page.click("#send")
    expect_receipt(page)
    body = bytes(Arrival.objects.get().body)
    assert body[3288:3304] == roster.key(epoch=2).public.key_id


def test_a_second_report_under_the_same_id_is_said_to_be_unchanged(
    opened_door: OpenedDoor, page: Page, console_lines: list[str]
) -> None:
    page.route(
        POST, lambda route: route.fulfill(status=409, json={"code": "id_conflict", "status": 409})
    )
    open_form(page)
    fill_case(page)
    page.click("#send")
    expect(page.locator("#receipt .note")).to_contain_text("was not changed")
    console_lines.clear()


def test_a_refusal_is_said_and_the_answers_stay(
    opened_door: OpenedDoor, page: Page, console_lines: list[str]
) -> None:
    page.route(POST, lambda route: route.fulfill(status=400, json={"code": "layout"}))
    open_form(page)
    choose_track(page, "record")
    say_where_and_when(page)
    say_what(page)
    expect(page.locator("#sending-text")).to_contain_text("refused")
    page.click("#give-up")
    expect_step(page, "what")
    expect(page.locator('[data-answer=what][value="cash"]')).to_be_checked()
    page.unroute(POST)
    go_on(page)
    expect_receipt(page)
    assert Arrival.objects.count() == 1
    console_lines.clear()


def test_reload_starts_an_empty_form_and_sends_nothing(opened_door: OpenedDoor, page: Page) -> None:
    page.on("dialog", lambda dialog: dialog.accept())
    open_form(page)
    fill_case(page)
    page.reload()
    expect(page.locator("#needs-script")).to_be_hidden()
    expect_step(page, "track")
    assert page.locator("#account").input_value() == ""
    assert page.locator("input:checked").count() == 0
    assert Arrival.objects.count() == 0


def test_back_after_sending_shows_an_empty_form(opened_door: OpenedDoor, page: Page) -> None:
    open_form(page)
    fill_case(page)
    page.click("#send")
    expect_receipt(page)
    page.goto("/en/")
    page.go_back()
    expect(page.locator("#needs-script")).to_be_hidden()
    expect_step(page, "track")
    assert page.locator("#account").input_value() == ""
    assert Arrival.objects.count() == 1
