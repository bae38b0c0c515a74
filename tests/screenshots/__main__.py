"""A picture of every page: three widths, light and dark, English and Arabic.

    python -m tests.screenshots [--only WORD] [--folder FOLDER]

Starts a demo of its own; the pictures lie in var/screenshots, named page-language-width-theme.png.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.conftest import NO_CHROMIUM, find_chromium
from tests.journeys.chromium import start_chromium
from tests.screenshots.album import Album
from tests.screenshots.desk import show_desk
from tests.screenshots.reporters import show_reporters
from tests.screenshots.staff import show_live
from tests.smoke import ROOT, running_demo, say


def show_everything(browser: Browser, address: str, album: Album) -> None:
    def new_context() -> BrowserContext:
        return browser.new_context(base_url=address)

    show_reporters(browser, address, album)
    show_desk(new_context, album)
    show_live(new_context, album)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.screenshots", description=__doc__)
    parser.add_argument("--only", default="", help="only pictures whose name has this word")
    parser.add_argument("--folder", type=Path, default=ROOT / "var" / "screenshots")
    options = parser.parse_args()
    chromium = find_chromium()
    if chromium is None:
        print(NO_CHROMIUM, file=sys.stderr)  # noqa: T201  a program's own output
        return 2
    options.folder.mkdir(parents=True, exist_ok=True)
    album = Album(options.folder, options.only)
    with tempfile.TemporaryDirectory(prefix="fairlead-pictures-") as folder:
        draw(Path(folder), chromium, album)
    say(f"{len(list(options.folder.glob('*.png')))} pictures in {options.folder}")
    return 0


def draw(folder: Path, chromium: str, album: Album) -> None:
    with running_demo(folder) as address, sync_playwright() as playwright:
        browser = start_chromium(playwright, chromium)
        show_everything(browser, address, album)
        browser.close()


if __name__ == "__main__":
    sys.exit(main())
