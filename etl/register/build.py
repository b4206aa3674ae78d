"""A register as a workspace: its rows, its figures among the observations, and its own marts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.csv as pacsv

from coopstats import catalog
from etl.build.columns import table_of
from etl.check.findings import Where
from etl.observation import Intake
from etl.register.closed_lists import make_lists
from etl.register.counting import count_reports
from etl.register.intake import RegisterReader
from etl.register.listing import add_list
from etl.register.manifest import Manifest, ManifestError, read_manifest
from etl.register.messages import register_finding
from etl.register.settings import settings
from etl.register.size_classes import make_macros, size_class_rows
from etl.register.standings import add_standings
from etl.register.statements import sql_of

WORKSPACE = "simulated"

# In the order of building: each reads only what stands before it.
CORE = (
    "cooperative_year",
    "union_year",
    "group_year",
    "identity_event",
    "size_class",
    "register_file",
)
# Cells, of few or many: what figures of places are added up from, and no page reads (`counts`).
COUNTS = ("cell", "alive", "way")
FIGURES = (
    "body_cell",
    "spread",
    "sector_spread",
    "area_cell",
    "added",
)
# What happened to single cooperatives: once their steps from year to year are known.
EVENTS = ("reported_event", "identity_event")
FIGURE_MARTS = (
    "suppressed",
    "distribution",
    "birth_death",
    "survival",
    "age",
    "transition",
    "size_class",
)
# What follows from marts.peer_reached; made with it, by `add_standings`.
MARTS_OF_STANDINGS = ("peer_standing", "peer_stratum", "first_weight")
REGISTER_MARTS = (*FIGURE_MARTS, "cooperative_search", "peer_reached", *MARTS_OF_STANDINGS)


def _size_classes() -> pa.Table:
    rows = size_class_rows()
    return table_of({name: [row[name] for row in rows] for name in rows[0]})


def prepare_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """The register's empty tables and what its reader looks up."""
    connection.register("size_class_rows", _size_classes())
    make_lists(connection)
    for table in CORE:
        connection.execute(sql_of("core", table))
    make_macros(connection)


def empty_intake(folder: Path) -> tuple[Intake, Manifest | None]:
    """An intake that holds the register's sender as its one source, and the manifest.

    A manifest that cannot be used is a blocking finding, and None.
    """
    intake = Intake()
    try:
        manifest = read_manifest(folder)
    except ManifestError as error:
        where = Where("register.json")
        intake.findings.append(
            register_finding("E-REG-01", where, "refused", "", "", reason=error.reason)
        )
        return intake, None
    intake.sources.append(
        {
            "source_id": manifest.source_id,
            "publisher": catalog.publishers()[manifest.publisher_id].name.vi,
            "outlet": "",
            "title": manifest.title_vi,
            "published": manifest.published,
            "url": "",
            "kind": "simulation" if manifest.is_simulated else "register",
            "reliability_note": manifest.title_en,
        }
    )
    return intake, manifest


class RegisterBuild:
    """Fills a database from the folder of a register; see `etl.build.database.More`."""

    config: Mapping[str, str] = {
        # Millions of rows want DuckDB's usual blocks, and room for sorting them.
        "default_block_size": "262144",
        "memory_limit": "3GB",
        # One checkpoint at the end: those between the files only write the same blocks again.
        "checkpoint_threshold": "16GB",
    }

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        self.folder, self.manifest = folder, manifest
        self.values = {"smallest_cell": settings().smallest_cell}
        self._reader: RegisterReader | None = None

    def read(
        self, connection: duckdb.DuckDBPyConnection, intake: Intake, wait: Callable[[], None]
    ) -> None:
        """The register's rows, and what was set aside."""
        prepare_tables(connection)
        self._reader = RegisterReader(connection, intake)
        self._reader.read(self.folder, wait)
        if not connection.table("core.cooperative_year").limit(1).fetchall():
            where = Where(self.folder.name)
            intake.findings.append(register_finding("E-REG-02", where, "refused", "0"))

    def work_out(self, connection: duckdb.DuckDBPyConnection) -> None:
        """The figures that follow from the rows, and what happened to single cooperatives."""
        for table in ("cell", "alive"):
            connection.execute(sql_of("counts", table))
        for step in FIGURES:
            connection.execute(sql_of("figures", step))
        count_reports(connection)
        connection.execute(sql_of("counts", "way"))
        for step in EVENTS:
            connection.execute(sql_of("figures", step))
        source = {
            "source_id": self.manifest.source_id,
            "publisher_id": self.manifest.publisher_id,
        }
        connection.execute(sql_of("figures", "observation"), {**source, **self.values})
        if self._reader:
            self._reader.warn_of_old_figures()
        self._load_calibration(connection)

    def add_marts(self, connection: duckdb.DuckDBPyConnection) -> None:
        """The marts of figures that only a register gives."""
        for mart in FIGURE_MARTS:
            sql = sql_of("marts", mart)
            connection.execute(sql, self.values if "$smallest_cell" in sql else None)

    def add_unit_marts(self, connection: duckdb.DuckDBPyConnection) -> None:
        """The list of cooperatives and their standings."""
        add_list(connection)
        add_standings(connection)

    def _load_calibration(self, connection: duckdb.DuckDBPyConnection) -> None:
        path = self.folder / "calibration.csv"
        if self.manifest.is_simulated and path.is_file():
            connection.register("incoming_calibration", pacsv.read_csv(path))
            connection.execute(sql_of("meta", "calibration"))
            connection.unregister("incoming_calibration")
