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


def compared(page: Page) -> list[Card]:
    """Where publishers disagree, and what is printed for new provinces."""
    scope, make = page.scope, page.make
    gap_of = disagreement_control(make(offered_indicators, scope), page)
    gaps = make(disagreement_chart, scope, gap_of)
    return [
        # Without gaps the table below says how many agree, or that nobody prints what another does.
        *([Card(gaps, 12)] if gaps.kind == "chart" else []),
        Card(make(disagreement_table, scope, gap_of), 12),
        Card(make(printed_for_new, scope), 12),
    ]


@guarded("sources")
def body(page: Page) -> None:
    lang, make = page.lang, page.make
    figure_id = figure_box(page)
    trace = [Card(make(figure_trace, lang, figure_id), 12)] if figure_id else []
    # Nobody prints a simulated figure: there are no publishers to compare, and nothing is misprinted.
    of_print = not page.scope.is_simulated
    page.show(
        word("sources", lang),
        [(word("preference_note", lang), False)] if of_print else [],
        [],
        [
            *trace,
            Card(make(coverage_chart, lang, "nation"), 6),
            Card(make(coverage_chart, lang, "province"), 6),
            *(compared(page) if of_print else []),
            Card(make(sources_table, lang), 12),
            *([Card(make(corrections_table, lang), 12)] if of_print else []),
            Card(make(files_table, lang), 12),
            Card(make(findings_table, lang), 12),
        ],
    )
