# SPDX-License-Identifier: Apache-2.0
"""What the files of the checkout must be like, whatever they say."""

import ast
import tomllib

import pytest

NETWORK = {
    *("PySide6.QtNetwork", "PySide6.QtWebSockets", "aiohttp", "asyncio", "ftplib", "http"),
    *("httpx", "imaplib", "poplib", "requests", "select", "selectors", "smtplib", "socket"),
    *("socketserver", "ssl", "telnetlib", "urllib.request", "urllib3", "webbrowser", "xmlrpc"),
}


def imported(tree):
    """Yield the full names a module imports, wherever in it the import stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def is_network(name):
    return any(name == module or name.startswith(f"{module}.") for module in NETWORK)


@pytest.mark.parametrize("folder", ["packaging", "resources"])
def test_folder_is_no_python_package(root, folder):
    assert not list((root / folder).rglob("__init__.py"))


def test_program_imports_nothing_that_reaches_the_network(root):
    found = [
        f"{path.relative_to(root)}: {name}"
        for path in sorted((root / "annotator").rglob("*.py"))
        for name in imported(ast.parse(path.read_bytes()))
        if is_network(name)
    ]
    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        "import socket",
        "from urllib import request",
        "import urllib.request as r",
        "def f():\n  from http.client import HTTPConnection",
        "from PySide6 import QtNetwork",
    ],
)
def test_network_import_is_recognised(line):
    assert any(is_network(name) for name in imported(ast.parse(line)))


def test_local_parts_of_urllib_are_allowed():
    assert not any(is_network(name) for name in imported(ast.parse("import urllib.parse")))


def test_every_source_file_names_its_licence(root):
    folders = ("annotator", "packaging", "tests")
    files = [path for folder in folders for path in (root / folder).rglob("*.py")]
    bare = [
        str(path.relative_to(root))
        for path in files
        if not path.read_text(encoding="utf-8").startswith(
            "# SPDX-License-Identifier: Apache-2.0\n"
        )
    ]
    assert bare == []


def test_project_and_pins_ask_for_the_same_packages(root):
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert asked(root, "requirements.in") == project["dependencies"]
    assert asked(root, "requirements-nlp.in") == project["optional-dependencies"]["nlp"]


def asked(root, name):
    """Return the lines of a file of requirements."""
    lines = (root / "packaging" / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
