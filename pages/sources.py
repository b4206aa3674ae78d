"""Sources: who publishes what, coverage, files read, findings, corrections, disagreements."""

from coopstats.charts.disagreements import disagreement_chart, disagreement_table
from coopstats.charts.figure_trace import figure_trace
from coopstats.charts.provenance import (
    corrections_table,
    coverage_chart,
    files_table,
    findings_table,
    sources_table,
)
from coopstats.charts.rivals import offered_indicators
from coopstats.charts.territory import printed_for_new
from coopstats.ui.disagreement_controls import disagreement_control
from coopstats.ui.figure_box import figure_box
from coopstats.ui.page import Card, Page, guarded
from coopstats.ui.words import word


@guarded("sources")
def body(page: Page) -> None:
    lang, make = page.lang, page.make
    figure_id = figure_box(page)
    gap_of = disagreement_control(make(offered_indicators, page.scope), page)
    trace = [Card(make(figure_trace, lang, figure_id), 12)] if figure_id else []
    # Nobody prints a simulated figure: thousands of a register's own sums would stand beside nothing.
    printed = [] if page.scope.is_simulated else [Card(make(printed_for_new, page.scope), 12)]
    page.show(
        word("sources", lang),
        [(word("preference_note", lang), False)],
        [],
        [
            *trace,
            Card(make(coverage_chart, lang, "nation"), 6),
            Card(make(coverage_chart, lang, "province"), 6),
            Card(make(disagreement_chart, page.scope, gap_of), 12),
            Card(make(disagreement_table, page.scope, gap_of), 12),
            *printed,
            Card(make(sources_table, lang), 12),
            Card(make(corrections_table, lang), 12),
            Card(make(files_table, lang), 12),
            Card(make(findings_table, lang), 12),
        ],
    )
