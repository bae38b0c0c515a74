"""Where the pictures of a page go."""

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from tests.smoke import say

WIDTHS = {360: 740, 768: 1024, 1440: 900}
THEMES = ("light", "dark")


@dataclass(frozen=True)
class Album:
    """Where pictures go, and which of them are wanted."""

    folder: Path
    only: str

    def take(self, page: Page, name: str) -> None:
        """The page as it is, at each width and in each theme."""
        if self.only not in name:
            return
        for width, height in WIDTHS.items():
            page.set_viewport_size({"width": width, "height": height})
            for theme in THEMES:
                page.emulate_media(color_scheme=theme, reduced_motion="reduce")
                path = self.folder / f"{name}-{width}-{theme}.png"
                # the band sticks to the top of the window: further down it would hide the middle
                page.mouse.move(0, 0)
                page.mouse.wheel(0, -100_000)
                page.screenshot(path=path, full_page=True)
        say(name)
