"""Every "must hold": install the project without its development tools in a new environment and run all benchmarks.

`python benchmarks/all.py [DATA]`. What needs DATA is named as skipped without it. Exits with 0 only if all hold.
"""

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).parent.parent
BENCHMARKS = (
    "start.py",
    "read.py",
    "rules.py",
    "plan.py",
    "real_files.py",
    "mutants.py",
    "record.py",
    "compare.py",
    "annotate.py",
    "solve.py",
)
DATA = ("real_files.py", "compare.py", "annotate.py")
"""Those that look at real files; another would take the path for something else."""
PSPLIB = "psplib-j30"
"""Folder of DATA that `solve.py` is told of, where it is there."""
OPTIONS = {"annotate.py": ["--peer-python", sys.executable], "solve.py": ["--peer-python", sys.executable]}
"""What a benchmark is told beside DATA: this Python may have the tools of others, the new environment has not."""


def main(arguments: list[str]) -> int:
    with tempfile.TemporaryDirectory() as name:
        venv.create(name, with_pip=True)
        python = Path(name) / ("Scripts" if os.name == "nt" else "bin") / "python"
        subprocess.run([python, "-m", "pip", "install", "--quiet", str(ROOT)], check=True)
        data = [str(Path(argument).resolve()) for argument in arguments]
        options = OPTIONS | {
            "solve.py": [
                *OPTIONS["solve.py"],
                *(f"--psplib={path}" for one in data if (path := Path(one) / PSPLIB).is_dir()),
            ]
        }
        codes = [
            subprocess.run(
                [
                    python,
                    str(ROOT / "benchmarks" / script),
                    *(data if script in DATA else ()),
                    *options.get(script, ()),
                ],
                check=False,
            ).returncode
            for script in BENCHMARKS
        ]
    failed = [script for script, code in zip(BENCHMARKS, codes, strict=True) if code]
    print(
        f"Benchmarks: {len(BENCHMARKS) - len(failed)} von {len(BENCHMARKS)} halten{': ' + ', '.join(failed) if failed else ''}"
    )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
