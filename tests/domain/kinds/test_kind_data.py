# SPDX-License-Identifier: Apache-2.0
import pytest

from annotator.domain.annotation import PieceRole
from annotator.domain.fields import SortAs
from annotator.domain.kinds import all_kinds


@pytest.mark.parametrize("kind", all_kinds(), ids=lambda kind: kind.key)
def test_kind_names_only_fields_that_it_has(kind):
    assert all(kind.field(key) for key in (*kind.summary, *kind.role_fields.values()))
    assert set(kind.role_fields) <= set(PieceRole) - {PieceRole.CONTENT}
    assert not kind.event_date or kind.field(kind.event_date).sort is SortAs.EDTF


def test_some_kind_dates_events():
    assert any(kind.event_date for kind in all_kinds())
