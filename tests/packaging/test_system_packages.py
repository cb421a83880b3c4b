# SPDX-License-Identifier: Apache-2.0
"""What is found missing on the computer, and what is said and done about it."""

import subprocess

import pytest

import system_packages
from system_packages import Missing, SetupError

LIBRARIES = {"libone.so.1": "libone1", "libtwo.so.2": "libtwo2"}
COMMANDS = {"Xvfb": "xvfb", "xdotool": "xdotool"}


class Computer:
    """A Debian computer of which a test sets up what it has and who sits at it."""

    def __init__(self, monkeypatch):
        self.monkeypatch = monkeypatch
        self.calls = []
        self.apt_code = 0
        self.unknown = None
        self.be(root=True, commands={"apt-get", "sudo"}, terminal=False)
        monkeypatch.setattr(system_packages.subprocess, "run", self.run)

    def be(self, *, root, commands, terminal):
        patch = self.monkeypatch.setattr
        patch(system_packages.os, "geteuid", lambda: 0 if root else 1000)
        patch(system_packages.shutil, "which", lambda name: name if name in commands else None)
        patch(system_packages.sys, "stdin", type("Stdin", (), {"isatty": lambda _: terminal})())

    def run(self, command, **options):
        self.calls.append(" ".join(command))
        code = 100 if self.unknown in command else self.apt_code
        return subprocess.CompletedProcess(command, code, stdout="apt said")


@pytest.fixture
def computer(monkeypatch):
    return Computer(monkeypatch)


def load_only(*present):
    def load(name):
        if name not in present:
            raise OSError(name)

    return load


def test_library_that_does_not_load_is_missing():
    load = load_only("libone.so.1")
    assert system_packages.missing_libraries(LIBRARIES, load) == ("libtwo2",)


def test_command_not_on_the_path_is_missing():
    have = {"Xvfb": "/usr/bin/Xvfb"}.get
    assert system_packages.missing_commands(COMMANDS, have) == ("xdotool",)


def test_debians_split_off_venv_is_asked_for(monkeypatch):
    monkeypatch.setattr(system_packages.importlib.util, "find_spec", lambda name: None)
    (package,) = system_packages.missing_venv()
    assert package.startswith("python3.")
    assert package.endswith("-venv")


def test_complete_python_needs_no_venv_package(monkeypatch):
    monkeypatch.setattr(system_packages.importlib.util, "find_spec", lambda name: object())
    assert system_packages.missing_venv() == ()


@pytest.mark.parametrize(
    ("environ", "shown"),
    [
        ({}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "w"}, True),
        ({"DISPLAY": ""}, False),
    ],
)
def test_screen_on_linux_is_told_by_its_variables(monkeypatch, environ, shown):
    monkeypatch.setattr(system_packages.sys, "platform", "linux")
    assert system_packages.has_screen(environ) is shown


def test_other_systems_always_have_a_screen(monkeypatch):
    monkeypatch.setattr(system_packages.sys, "platform", "darwin")
    assert system_packages.has_screen({})


@pytest.mark.skipif(not system_packages.on_linux(), reason="other systems always have a screen")
def test_display_that_is_not_there_does_not_answer():
    assert not system_packages.display_answers({"DISPLAY": ":64123"})


def test_wayland_is_taken_at_its_word():
    assert system_packages.display_answers({"DISPLAY": ":64123", "WAYLAND_DISPLAY": "wayland-0"})


def test_window_needs_more_libraries_than_no_window(monkeypatch):
    monkeypatch.setattr(system_packages, "missing_libraries", lambda table: tuple(table.values()))
    find = system_packages.find_missing
    without = find(make_environment=False, screen=False, tests=False)
    window = find(make_environment=False, screen=True, tests=False)
    assert without.needed == tuple(system_packages.QT_LIBRARIES.values())
    assert window.needed[: len(without.needed)] == without.needed
    assert "libxcb-cursor0" in window.needed


def test_tests_go_on_without_a_virtual_screen(monkeypatch):
    monkeypatch.setattr(system_packages, "missing_libraries", lambda table: ())
    monkeypatch.setattr(system_packages, "missing_commands", lambda table: tuple(table.values()))
    found = system_packages.find_missing(make_environment=False, screen=False, tests=True)
    assert found == Missing(optional=("xvfb", "xdotool"))


def test_line_to_type_updates_first_and_takes_no_extras():
    assert system_packages.apt_line(["libone1", "libtwo2"], "sudo") == (
        "sudo apt-get update && sudo apt-get install -y --no-install-recommends libone1 libtwo2"
    )


def test_root_installs_everything_by_one_call(computer):
    system_packages.install(Missing(("libone1",), ("xvfb",)))
    update, add = computer.calls
    assert update.endswith("apt-get -qq update")
    assert add.endswith("install -y --no-install-recommends libone1 xvfb")
    assert "sudo" not in add


def test_nothing_missing_asks_and_installs_nothing(computer):
    system_packages.install(Missing())
    assert computer.calls == []


@pytest.mark.parametrize(("answer", "calls"), [("y", 2), ("Yes ", 2)])
def test_person_who_agrees_gets_sudo(computer, answer, calls):
    computer.be(root=False, commands={"apt-get", "sudo"}, terminal=True)
    system_packages.install(Missing(("libone1",)), ask=lambda question: answer)
    assert len(computer.calls) == calls
    assert all(call.startswith("sudo ") for call in computer.calls)


@pytest.mark.parametrize("answer", ["n", "", "what?"])
def test_person_who_declines_is_told_what_to_type(computer, answer):
    computer.be(root=False, commands={"apt-get", "sudo"}, terminal=True)
    with pytest.raises(SetupError, match=r"sudo apt-get install .* libone1"):
        system_packages.install(Missing(("libone1",)), ask=lambda question: answer)
    assert computer.calls == []


def test_without_a_terminal_nobody_is_asked(computer):
    computer.be(root=False, commands={"apt-get", "sudo"}, terminal=False)
    with pytest.raises(SetupError, match="sudo apt-get update"):
        system_packages.install(Missing(("libone1",)), ask=lambda question: pytest.fail("asked"))


def test_without_apt_the_packages_are_named(computer):
    computer.be(root=True, commands=set(), terminal=False)
    with pytest.raises(SetupError, match=r"package manager.*libone1"):
        system_packages.install(Missing(("libone1",)))


def test_failed_apt_is_reported(computer):
    computer.apt_code = 100
    with pytest.raises(SetupError, match="apt-get update && apt-get install"):
        system_packages.install(Missing(("libone1",)))
    assert len(computer.calls) == 1


def test_package_that_is_only_wished_for_does_not_keep_apt_from_the_others(computer, capsys):
    computer.unknown = "xdotool"
    system_packages.install(Missing(("libone1",), ("xvfb", "xdotool")))
    assert computer.calls[-1].endswith("install -y --no-install-recommends libone1")
    assert "for want of xvfb xdotool; type: apt-get update" in capsys.readouterr().out


@pytest.mark.parametrize("commands", [{"apt-get"}, set()])
def test_tests_that_are_skipped_are_told_in_one_line(computer, capsys, commands):
    computer.be(root=False, commands=commands, terminal=False)
    system_packages.install(Missing((), ("xvfb", "xdotool")))
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("Skipped: tests/driving, the real window, for want of xvfb xdotool")
    assert ("sudo apt-get install" in line) is bool(commands)
