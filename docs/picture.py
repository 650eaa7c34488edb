"""The README's picture: a screenshot of a built page in headless Chromium. `python docs/picture.py build/index.html docs/page.png`."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

SIZE = {"width": 1400, "height": 820}


def main(page: str, picture: str) -> None:
    """Open the page, choose what Lavrov proposed, and save what a reader sees."""
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with sync_playwright() as playwright:
        tab = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox", "--disable-gpu"]).new_page(viewport=SIZE)
        tab.goto(Path(page).resolve().as_uri())
        tab.locator("#rows tr", has_text="proposes").filter(has_text="Sergey Lavrov").first.click()
        tab.evaluate("scrollTo(0, 0)")
        tab.wait_for_timeout(500)
        tab.screenshot(path=picture)


if __name__ == "__main__":
    main(*sys.argv[1:])
