# SPDX-License-Identifier: Apache-2.0
"""The tabs of the sides tell how much there is, and none of them is ever cut."""


def titles(area):
    return [area.tabText(number) for number in range(area.count())]


def test_only_the_tab_in_front_tells_its_count_where_there_is_no_room(window):
    area = window.areas["right"]
    area.show_panel("quote")
    for key in ("claim", "quote", "number", "date"):
        area.set_count(key, 1_234_567)
    assert titles(area) == ["Claims", "Quotes  1234567", "Numbers", "Dates"]
    area.show_panel("date")
    assert titles(area) == ["Claims", "Quotes", "Numbers", "Dates  1234567"]
    for key in ("claim", "quote", "number", "date"):
        area.set_count(key, 2)
    assert titles(area) == ["Claims  2", "Quotes  2", "Numbers  2", "Dates  2"]
