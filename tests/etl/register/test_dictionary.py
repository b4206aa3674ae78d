from __future__ import annotations

from etl.register.dictionary import PAGE, register_page
from etl.register.schema import RECORDS


def test_the_committed_page_is_current():
    assert PAGE.read_text(encoding="utf-8") == register_page()


def test_every_field_is_on_the_page():
    page = register_page()
    assert "<!--" not in page
    for fields in RECORDS.values():
        for field in fields:
            assert f"| `{field.name}` |" in page
            assert field.title.vi != field.title.en
            assert field.description.vi != field.description.en
