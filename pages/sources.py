"""Sources: who publishes what, coverage, files read, findings, corrections, disagreements."""

from coopstats.charts.provenance import (
    conflicts_table,
    corrections_table,
    coverage_chart,
    files_table,
    findings_table,
    sources_table,
)
from coopstats.ui.page import Card, Page, guarded
from coopstats.ui.words import word


@guarded("sources")
def body(page: Page) -> None:
    lang, make = page.lang, page.make
    page.show(
        word("sources", lang),
        [(word("preference_note", lang), False)],
        [],
        [
            Card(make(coverage_chart, lang, "nation"), 6),
            Card(make(coverage_chart, lang, "province"), 6),
            Card(make(conflicts_table, lang), 12),
            Card(make(sources_table, lang), 12),
            Card(make(corrections_table, lang), 12),
            Card(make(files_table, lang), 12),
            Card(make(findings_table, lang), 12),
        ],
    )
