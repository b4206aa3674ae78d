"""Sentences with holes, some of which are counts: "{n} {n:source|sources}".

Vietnamese has one form for one and for many and writes plain holes. English takes the form before the
bar where the count is one, whoever wrote the number.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_FORMS = re.compile(r"\{(\w+):([^{}|]*)\|([^{}|]*)\}")


def in_number(text: str, values: Mapping[str, object]) -> str:
    """The sentence with the form that each count asks for, its holes still open; many where not given."""
    if "|" not in text:
        return text
    return _FORMS.sub(lambda form: form[2 if str(values.get(form[1])) == "1" else 3], text)


def filled(text: str, values: Mapping[str, object]) -> str:
    """The sentence with its holes filled. Raises KeyError for a hole without a value."""
    return in_number(text, values).format(**values)
