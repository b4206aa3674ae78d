"""The sentences of each language, to find those that a page speaks in the other one."""

from __future__ import annotations

import re

from coopstats import catalog
from coopstats.catalog.phrases import PHRASES
from coopstats.ui.words import WORDS


def sentences(lang: str) -> dict[str, str]:
    """Pieces of text of one language, between the holes, that are no words of the other."""
    entries: dict[str, catalog.Text] = {**WORDS, **PHRASES}
    for indicator in catalog.INDICATORS.values():
        entries[f"{indicator.id}.title"] = indicator.title
    entries |= {f"caveat {c.id}": c.text for c in catalog.CAVEATS.values()}
    entries |= {f"definition {d.id}": d.name for d in catalog.DEFINITIONS.values()}
    entries |= {f"sector {s.id}": s.name for s in catalog.SECTORS.values()}
    found: dict[str, str] = {}
    for id_, text in entries.items():
        own, other = (text.en, text.vi) if lang == "en" else (text.vi, text.en)
        for piece in re.split(r"\{[^}]*\}", own):
            stripped = piece.strip(" .,;:()·")
            if len(re.findall(r"\w", stripped)) > 12 and stripped not in other:
                found[id_] = stripped
    return found
