"""No button works in a browser that does not lock as it should: the self-test is before them."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.opened_door import OpenedDoor

# Each does its work, and gives another answer than it should.
BROKEN = {
    "AES-GCM": "encrypt = async (_how, _key, data) => new ArrayBuffer(data.byteLength + 16)",
    "AES-GCM that opens anything": "decrypt = async (_how, _key, data) => data.slice(0, -16)",
    "HKDF": "deriveBits = async (_how, _key, bits) => new ArrayBuffer(bits / 8)",
    "nothing": "encrypt = undefined",
}


@pytest.mark.parametrize("address", ["/en/report", "/en/mailbox"])
@pytest.mark.parametrize("name", BROKEN)
def test_a_browser_that_locks_wrongly_is_told_so_and_can_send_nothing(
    opened_door: OpenedDoor, page: Page, name: str, address: str
) -> None:
    page.add_init_script(f"SubtleCrypto.prototype.{BROKEN[name]}")
    page.goto(address)
    expect(page.locator("#needs-script")).to_contain_text("cannot lock")
    button = "#open" if address.endswith("mailbox") else ".step:not([hidden]) [data-go=next]"
    expect(page.locator(button)).to_be_disabled()
