"""Build the wheel, install it in a new environment outside of the checkout, check the example and test the rules there.

Prints a summary line; exits with 1 if anything differs from the checkout.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from helpers import commands

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples" / "stadtfest"


def run(*command: str | Path, cwd: Path, expect: int = 0) -> str:
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, capture_output=True, text=True, env=clean_environment()
    )
    if done.returncode != expect:
        sys.exit(f"{command}: {done.returncode}\n{done.stdout}\n{done.stderr}")
    return done.stdout


def clean_environment() -> dict[str, str]:
    return {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "VIRTUAL_ENV")}


def build_servers(stimmig: Path, folder: Path) -> None:
    """Run what the examples for build servers and pre-commit call, and look for the files that they name."""
    repository = folder / "repository"
    shutil.copytree(EXAMPLE, repository / "vergaben" / "stadtfest")
    for name in ("examples/ci/github.yml", "examples/ci/gitlab.yml", ".pre-commit-hooks.yaml"):
        (call,) = [call for call in commands(ROOT / name) if call[1:2] == ["check"]]
        arguments = [argument.replace("$ORDNER", "vergaben/stadtfest") for argument in call[1:]]
        dossier = [] if "vergaben/stadtfest" in arguments else ["vergaben/stadtfest"]
        said = run(stimmig, *arguments, *dossier, cwd=repository, expect=1)
        for written in [part.partition("=")[2] for part in arguments if "=" in part]:
            if not (repository / written).stat().st_size:
                sys.exit(f"{name}: {written} ist leer")
        named = re.findall(r"::error file=([^,]+)", said)
        log = repository / "stimmig.sarif"
        named += re.findall(r'"uri": "([^"]+xlsx)"', log.read_text(encoding="utf-8")) if log.exists() else []
        if lost := [file for file in named if not (repository / file).is_file()]:
            sys.exit(f"{name}: {lost[0]} gibt es im Projekt nicht")


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder / "dist", ROOT, cwd=folder)
        wheel = next((folder / "dist").glob("*.whl"))
        venv.create(folder / "env", with_pip=True)
        binaries = folder / "env" / ("Scripts" if os.name == "nt" else "bin")
        run(binaries / "python", "-m", "pip", "install", "--quiet", wheel, cwd=folder)
        where = run(binaries / "python", "-c", "import checker; print(checker.__file__)", cwd=folder)
        assert str(ROOT) not in where, where
        run(binaries / "stimmig", "check", EXAMPLE, "--out", folder / "report", cwd=folder, expect=1)
        examples = run(binaries / "stimmig", "rule", "--test", cwd=folder).splitlines()[-1]
        run(sys.executable, "-m", "checker.cli", "check", EXAMPLE, "--out", folder / "checkout", cwd=ROOT, expect=1)
        for file in sorted(path.name for path in (folder / "checkout").iterdir()):
            if (folder / "report" / file).read_bytes() != (folder / "checkout" / file).read_bytes():
                sys.exit(f"{file}: das Wheel ergibt andere Bytes als der Quelltext")
        build_servers(binaries / "stimmig", folder)
        print(f"Wheel {wheel.name}: installiert außerhalb des Quelltexts, gleiche Berichte. {examples}")


if __name__ == "__main__":
    main()
