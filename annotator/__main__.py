# SPDX-License-Identifier: Apache-2.0
"""Where the program begins: a subcommand goes to the command line, all else to the window."""

from __future__ import annotations

import gc
import sys

# Known here so that the window starts without loading the command line. A test holds the two
# lists equal.
COMMANDS = (
    "import",
    "export",
    "sessions",
    "suggest",
    "backup",
    "salvage",
    "plugins",
    "--help",
    "--version",
)


def main() -> int:
    """Run the program with the words it was called with; return its exit code."""
    arguments = sys.argv[1:]
    if arguments and arguments[0] in COMMANDS:
        from annotator import cli  # noqa: PLC0415 - the window must not load it

        return cli.main(arguments)
    # What is made at start stays: to look among it for what does not takes a thirtieth of it.
    gc.disable()
    from annotator import app  # noqa: PLC0415 - the command line must not load Qt

    return app.main(arguments)


if __name__ == "__main__":
    sys.exit(main())
