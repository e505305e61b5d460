"""Make the pictures of README and handbook from the real product: `python docs/bilder.py`.

Needs Chromium (`chromium` on the path, or named in the variable CHROMIUM). The input is examples/stadtfest with its
fixed day; only the fonts of the machine change a picture.
"""

import html
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from checker.report.html import render_html
from checker.report.text import render_text
from checker.run import Options, run

ROOT = Path(__file__).parent.parent
TARGET = Path(__file__).parent / "bilder"
LIMIT = 300_000
"""Bytes of a picture; larger ones slow down the pages that show them."""
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--force-color-profile=srgb",
)  # fmt: skip
TERMINAL = """<!DOCTYPE html><html lang="de"><meta charset="utf-8"><title>Terminal</title>
<style>body{{margin:0;background:#1d2530;color:#e8edf2}}pre{{margin:0;padding:20px 24px;font:15px/1.4 monospace}}
b{{color:#9fd3ff}}</style><pre><b>$ {command}</b>\n{text}</pre></html>"""


class Picture(NamedTuple):
    """One picture: the page to show, what of it, and the size of the window."""

    page: str
    only: str
    width: int
    height: int


PICTURES = {
    "bericht.png": Picture("report", "", 1160, 1250),
    "befund.png": Picture("report", "befunde VG004", 1000, 560),
    "fragen.png": Picture("report", "fragen", 1000, 290),
    "preisspiegel.png": Picture("report", "preisspiegel", 1000, 480),
    "terminal.png": Picture("terminal", "", 1010, 880),
}
TERMINAL_LINES = 38


def pages() -> dict[str, str]:
    """The pages that are photographed, by name."""
    report = run([ROOT / "examples" / "stadtfest"], Options()).report
    lines = render_text(report).splitlines()[:TERMINAL_LINES]
    text = html.escape("\n".join([*lines, "…"]))
    return {
        "report": render_html(report),
        "terminal": TERMINAL.format(command="stimmig check examples/stadtfest", text=text),
    }


def only(page: str, section: str) -> str:
    """The page with one section alone, or one rule of the findings: a headless browser photographs the top only."""
    if not section:
        return page
    part, _, rule = section.partition(" ")
    hidden = ["body>header", "nav", "footer", f"main>section:not([aria-labelledby={part}])"]
    if rule:
        hidden += [".tally", "#filter", ".bucket>h3", f".group:not([data-rule={rule}])"]
    style = f"<style>body{{display:block!important}}{','.join(hidden)}{{display:none!important}}</style>"
    return page.replace("</head>", f"{style}</head>")


def photograph(browser: str, page: str, picture: Picture, target: Path) -> None:
    """Show a page in a browser with a profile of its own and save what it looks like."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        source = Path(name) / "seite.html"
        source.write_text(page, encoding="utf-8")
        subprocess.run(
            [
                browser, *FLAGS, f"--user-data-dir={name}/profil", f"--window-size={picture.width},{picture.height}",
                f"--screenshot={target}", source.as_uri(),
            ],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip


def main() -> int:
    browser = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not browser:
        print("Chromium fehlt. Bitte installieren oder in der Variablen CHROMIUM nennen.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as empty:
        os.environ["XDG_CONFIG_HOME"] = os.environ["APPDATA"] = empty  # a house profile of the user would show up
        made = pages()
    TARGET.mkdir(exist_ok=True)
    for name, picture in PICTURES.items():
        photograph(browser, only(made[picture.page], picture.only), picture, TARGET / name)
        size = (TARGET / name).stat().st_size
        print(f"{name}: {size // 1000} kB")
        if size > LIMIT:
            print(f"{name} ist zu groß (Grenze: {LIMIT // 1000} kB).", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
