# SPDX-License-Identifier: Apache-2.0
"""The pinned requirements: complete, hashed, and free of addresses."""

import re

import pytest

FILES = (
    *("requirements.txt", "requirements-test.txt", "requirements-pip.txt"),
    "requirements-nlp.txt",
)
PIN = re.compile(r"^([a-z0-9.-]+)==([0-9][a-z0-9.]*)( ; [^\\]+)?$")
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")


@pytest.fixture(params=FILES)
def text(request, root):
    return (root / "packaging" / request.param).read_text(encoding="utf-8")


def entries(text):
    """Return each requirement with its hashes, continuation lines joined."""
    joined = text.replace("\\\n", " ")
    return [line for line in joined.splitlines() if line and not line.startswith("#")]


def pins(root, name):
    """Return {package: version} of one file."""
    text = (root / "packaging" / name).read_text(encoding="utf-8")
    found = (PIN.match(entry.split(" --hash")[0].strip()) for entry in entries(text))
    return {match[1]: match[2] for match in found}


def test_every_requirement_is_one_version_with_hashes(text):
    for entry in entries(text):
        pin, *hashes = entry.split(" --hash")
        assert PIN.match(pin.strip()), entry
        assert hashes
        assert all(HASH.fullmatch(f"--hash{part}".strip()) for part in hashes), entry


@pytest.mark.parametrize("address", ["://", " @ ", " -e"])
def test_requirements_name_no_address(text, address):
    assert address not in text


def test_requirements_hold_no_options(text):
    assert [line for line in text.splitlines() if line.startswith("-")] == []


def test_qt_has_wheels_for_every_system(root):
    text = (root / "packaging" / "requirements.txt").read_text(encoding="utf-8")
    (qt,) = (entry for entry in entries(text) if entry.startswith("pyside6-essentials"))
    assert qt.count("--hash") >= 5  # Linux and Windows on two processors each, macOS on both


def test_qt_is_older_than_the_release_that_loses_references(root):
    version = pins(root, "requirements.txt")["pyside6-essentials"]
    assert tuple(map(int, version.split("."))) < (6, 12)


@pytest.mark.parametrize("name", FILES[1:])
def test_all_files_agree_on_a_version(root, name):
    runtime, other = pins(root, "requirements.txt"), pins(root, name)
    assert {k: v for k, v in other.items() if k in runtime and runtime[k] != v} == {}


def test_tests_cover_the_whole_runtime(root):
    assert pins(root, "requirements.txt").keys() <= pins(root, "requirements-test.txt").keys()
