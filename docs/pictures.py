"""The README's pictures: the page and the terminal, as headless Chromium shows them. `python docs/pictures.py build docs`."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

SIZE = {"width": 1400, "height": 820}
COMMANDS = ("kg build seeds -o build", "kg query build --name who-proposed-what --set actor=russia", "kg view build")
PROMPT = "$ "
STYLE = """
body { margin: 0; padding: 18px 22px; display: inline-block; background: #16181b; }
pre { margin: 0; font: 15px/1.45 ui-monospace, "DejaVu Sans Mono", monospace; color: #e9e7e1; }
b { color: #7cc4f5; font-weight: 600; }
"""


def main(built: str, pictures: str) -> None:
    """Save what a reader sees who asks the page with whom Russia would cooperate, and what the terminal says on the way there."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page(browser, Path(built, "index.html"), Path(pictures, "page.png"))
        article(browser, Path(built, "index.html"), Path(pictures, "article.png"))
        terminal(browser, Path(pictures, "terminal.png"))
        browser.close()


def page(browser: Browser, built: Path, picture: Path) -> None:
    """The graph, with a line chosen."""
    tab = browser.new_page(viewport=SIZE)
    tab.goto(built.resolve().as_uri())
    tab.get_by_role("button", name="Russia – cooperates with – United States").click()
    tab.wait_for_timeout(500)
    tab.screenshot(path=picture)


def article(browser: Browser, built: Path, picture: Path) -> None:
    """The article, with a statement chosen."""
    tab = browser.new_page(viewport=SIZE)
    tab.goto(built.resolve().as_uri())
    tab.click("#tab-articles")
    tab.locator(".notes").get_by_role("button", name="Russia – proposes – safe haven").first.click()
    tab.wait_for_timeout(500)
    tab.screenshot(path=picture)


def terminal(browser: Browser, picture: Path) -> None:
    """The commands of the README with what they print; a browser is not opened."""
    tab = browser.new_page(viewport={"width": 1100, "height": 200})
    tab.set_content(f"<style>{STYLE}</style><pre></pre>")
    with TemporaryDirectory() as place:
        shutil.copytree("seeds", Path(place, "seeds"))
        for command in COMMANDS:
            tab.evaluate(
                """([command, said]) => {
                    const typed = document.createElement("b");
                    typed.textContent = command;
                    document.querySelector("pre").append(typed, "\\n" + said + "\\n");
                }""",
                [PROMPT + command, said_by([*shlex.split(command), *(["--no-open"] if " view " in command else [])], place)],
            )
    tab.locator("body").screenshot(path=picture)


def said_by(command: list[str], place: str) -> str:
    """What a command prints in a folder."""
    program = Path(sys.executable).with_name(command[0])
    done = subprocess.run([program, *command[1:]], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=True, cwd=place)
    return done.stdout


if __name__ == "__main__":
    main(*sys.argv[1:])
