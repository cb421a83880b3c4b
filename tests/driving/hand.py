# SPDX-License-Identifier: Apache-2.0
"""A hand that presses keys and moves the mouse at random, always the same for one seed."""

from __future__ import annotations

import random
import subprocess
from collections import deque

WIDTH, HEIGHT = 1200, 800
LETTERS = "cqndcqndejkiowmxasulbrgytvzfhp"
SHIFTED = "cqndawmioehxzvl"
WORDS = (
    "storm",
    "60",
    "a b",
    "2023-11-2X",
    "no",
    "Ada",
    "harbour",
    "half of",
    "1,200",
    "zz",
    "the",
)
MODIFIERS = ("", "shift+", "ctrl+", "ctrl+shift+", "alt+", "alt+shift+", "ctrl+alt+")
ARROWS = ("Left", "Right", "Up", "Down", "Home", "End", "Prior", "Next")
MENUS = "femgcnvh"
DIALOGS = (
    *("F1", "ctrl+d", "ctrl+t", "ctrl+shift+f", "ctrl+shift+p", "ctrl+p", "ctrl+e", "ctrl+g"),
    *("ctrl+j", "ctrl+k", "ctrl+shift+h", "ctrl+shift+b", "ctrl+b"),
)
# A third of the window's width in its middle, most of its height.
TEXT = (250, 780, 150, 560)


class Hand:
    """Does one thing after another on a display."""

    def __init__(self, seed, environment):
        self.chance = random.Random(seed)  # noqa: S311 - it only plays
        self.environment = environment
        self.window = 0
        self.count = 0
        self.last = deque(maxlen=50)
        self.size = (WIDTH, HEIGHT)
        self.acts = [
            *[self.letter] * 14, *[self.shifted] * 3, *[self.arrows] * 10, *[self.status] * 2,
            *[self.undo] * 8, *[self.leave] * 5, *[self.type] * 5, *[self.click_text] * 8,
            *[self.click] * 6, *[self.double_click] * 2, *[self.right_click] * 2,
            *[self.drag] * 6, *[self.wheel] * 3, *[self.menu] * 4, *[self.zoom] * 2,
            *[self.resize] * 1, *[self.find] * 2, *[self.field] * 5, *[self.function] * 2,
            *[self.delete] * 2, *[self.event] * 3,
            *[self.dialog] * 3, *[self.pen] * 3, *[self.rest] * 1,
        ]  # fmt: skip

    def act(self):
        """Do the next thing."""
        self.count += 1
        self.chance.choice(self.acts)()

    def do(self, *words):
        """Have xdotool do something, and remember it."""
        line = [str(word) for word in words]
        self.last.append(f"{self.count}: {' '.join(line)}")
        subprocess.run(["xdotool", *line], env=self.environment, check=False, capture_output=True)

    def keys(self, *names):
        self.do("key", "--delay", 4, *names)

    def letter(self):
        self.keys(self.chance.choice(LETTERS))

    def shifted(self):
        self.keys(f"shift+{self.chance.choice(SHIFTED)}")

    def status(self):
        self.keys(self.chance.choice("12345"))

    def arrows(self):
        key = self.chance.choice(MODIFIERS) + self.chance.choice(ARROWS)
        self.keys(*[key] * self.chance.randint(1, 6))

    def undo(self):
        self.keys(*[self.chance.choice(("ctrl+z", "ctrl+z", "ctrl+y"))] * self.chance.randint(1, 4))

    def leave(self):
        self.keys(*self.chance.choice((("Escape",), ("Escape", "Escape", "F6"), ("F6",))))

    def type(self):
        self.do("type", "--delay", 4, self.chance.choice(WORDS))

    def field(self):
        """Go to the fields of a mark, type, and leave by one way or another."""
        self.keys(*["Tab"] * self.chance.randint(1, 7))
        self.do("type", "--delay", 4, self.chance.choice(WORDS))
        self.keys(self.chance.choice(("Return", "Escape", "Tab", "ctrl+z", "F6")))

    def find(self):
        self.keys("ctrl+f")
        self.do("type", "--delay", 4, self.chance.choice(WORDS))
        self.keys(*self.chance.choice((("Escape",), ("Return", "Return", "Escape"), ("F3", "F6"))))

    def function(self):
        key = self.chance.choice(("F3", "shift+F3", "F6", "Tab", "shift+Tab", "Return", "ctrl+a"))
        self.keys(key)

    def delete(self):
        self.keys(self.chance.choice(("Delete", "BackSpace")))

    def event(self):
        """Go to events, select some of them or of their marks, and merge or split them."""
        self.keys(*self.chance.choice((("F4",), ("F4", "F4"), ("shift+F4",), ("ctrl+shift+j",))))
        if self.chance.random() < 0.6:
            self.keys("shift+e", "shift+Tab", *["shift+Down"] * self.chance.randint(0, 2))
        self.keys(self.chance.choice(("ctrl+m", "ctrl+m", "ctrl+shift+m", "l", "ctrl+l")))

    def dialog(self):
        """Open a dialog or a panel, do something in it, and leave it."""
        self.keys(self.chance.choice(DIALOGS))
        for _ in range(self.chance.randint(0, 3)):
            self.keys(*[self.chance.choice(("Tab", "Down", "space", "Up"))] * 2)
            if self.chance.random() < 0.4:
                self.do("type", "--delay", 4, self.chance.choice(WORDS))
        self.keys(*self.chance.choice((("Escape",), ("Return",), ("Return", "Escape", "Escape"))))

    def zoom(self):
        self.keys(self.chance.choice(("ctrl+plus", "ctrl+minus", "ctrl+0")))

    def place(self):
        width, height = self.size
        return self.chance.randrange(2, width - 2), self.chance.randrange(2, height - 2)

    def place_in_text(self):
        left, right, top, bottom = TEXT
        return self.chance.randrange(left, right), self.chance.randrange(top, bottom)

    def click_text(self):
        self.do("mousemove", *self.place_in_text(), "click", 1)

    def click(self):
        self.do("mousemove", *self.place(), "click", 1)

    def double_click(self):
        self.do("mousemove", *self.place_in_text(), "click", "--repeat", 2, "--delay", 20, 1)

    def right_click(self):
        self.do("mousemove", *self.place(), "click", 3)
        self.keys(*["Down"] * self.chance.randint(0, 6), self.chance.choice(("Escape", "Return")))

    def pen(self):
        """Take a pen, or put it away, and draw with it; or click three times."""
        self.keys(f"ctrl+shift+{self.chance.choice('cqnd')}")
        if self.chance.random() < 0.7:
            self.drag()
        else:
            place = self.place_in_text()
            times = self.chance.choice((2, 3))
            self.do("mousemove", *place, "click", "--repeat", times, "--delay", 20, 1)

    def rest(self):
        """Let the mouse rest until a card would come."""
        self.do("mousemove", *self.place_in_text(), "sleep", 0.6)

    def drag(self):
        begin, end = self.place_in_text(), self.place_in_text()
        middle = [(a + b) // 2 for a, b in zip(begin, end, strict=True)]
        self.do("mousemove", *begin, "mousedown", 1, "mousemove", *middle)
        self.do("mousemove", *end, "mouseup", 1)

    def wheel(self):
        self.do("mousemove", *self.place_in_text())
        self.do("click", "--repeat", self.chance.randint(1, 5), self.chance.choice((4, 5)))

    def menu(self):
        self.keys(f"alt+{self.chance.choice(MENUS)}")
        moves = [self.chance.choice(("Down", "Down", "Up", "Right")) for _ in range(6)]
        self.keys(*moves[: self.chance.randint(0, 6)])
        self.keys(self.chance.choice(("Escape", "Return")))
        if self.chance.random() < 0.5:
            self.keys("Escape", "Escape")

    def resize(self):
        self.size = (self.chance.randint(700, WIDTH), self.chance.randint(520, HEIGHT))
        self.do("windowsize", self.window, *self.size)

    def quit(self):
        self.keys("Escape", "Escape", "ctrl+q")
