# SPDX-License-Identifier: Apache-2.0
"""Writes the pinned requirements anew from the `requirements*.in` beside this file.

Run it with `.venv/bin/python packaging/pin.py`, look at the difference, run the tests, commit.
It fetches the newest allowed versions and the hashes of all their files, for every system;
with `--keep` versions stay as they are unless a `.in` file forbids them.
"""

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
HEADER = "# SPDX-License-Identifier: Apache-2.0\n# Written by packaging/pin.py from {source}.\n"
# Each file keeps to the versions of those before it.
NAMES = ("requirements", "requirements-test", "requirements-pip", "requirements-nlp")


def main() -> None:
    """Pin the files in turn."""
    # Only the public index counts: a file found elsewhere would have another hash.
    environ = {k: v for k, v in os.environ.items() if not k.startswith(("PIP_", "UV_"))}
    environ |= {"PIP_CONFIG_FILE": os.devnull, "UV_NO_CONFIG": "1"}
    if "PIP_CERT" in os.environ:
        environ |= {"PIP_CERT": os.environ["PIP_CERT"], "SSL_CERT_FILE": os.environ["PIP_CERT"]}
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = Path(folder, "Scripts" if os.name == "nt" else "bin", "python")
        subprocess.run((python, "-m", "pip", "install", "--quiet", "uv"), env=environ, check=True)
        for number, name in enumerate(NAMES):
            pin(python, name, NAMES[:number], environ)


def pin(python: Path, name: str, earlier: tuple[str, ...], environ: dict[str, str]) -> None:
    """Write `name`.txt from `name`.in, keeping to the versions in the files `earlier`."""
    target = HERE / f"{name}.txt"
    if "--keep" not in sys.argv[1:]:
        target.unlink(missing_ok=True)
    command = (
        *(str(python), "-m", "uv", "pip", "compile", "--quiet", "--universal"),
        *("--python-version", "3.11", "--generate-hashes", "--no-build"),
        *("--no-header", "--no-annotate"),
        *(part for other in earlier for part in ("--constraint", f"{other}.txt")),
        *("--output-file", target.name, f"{name}.in"),
    )
    subprocess.run(command, cwd=HERE, env=environ, check=True)
    text = target.read_text(encoding="utf-8")
    target.write_text(HEADER.format(source=f"{name}.in") + text, encoding="utf-8")


if __name__ == "__main__":
    main()
