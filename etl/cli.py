"""`python -m etl …`: build, add, history, rollback, verify, status, simulate, template, export.

Exit codes: 0 done (published, or unchanged), 1 blocked by findings, 2 wrong use, 3 another build
holds the workspace, 4 internal failure or damaged version.

What a command needs is imported by that command, and nothing heavy before: adding a file takes seconds, and
half a second of imports would be felt.
"""

# ruff: noqa: PLC0415

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from etl import console
from etl.build import versions
from etl.build.failures import (
    BuildBlockedError,
    CheckFailedError,
    NeedsBuildError,
    UnknownPublisherError,
    WarehouseLockedError,
)
from etl.console import Speaker, Tongue
from etl.paths import PUBLISHED_DIR, warehouse_dir
from etl.register.add.door import add_file

if TYPE_CHECKING:
    from etl.observation import Intake
    from etl.register.build import RegisterBuild

BLOCKED, WRONG_USE, LOCKED, FAILED = 1, 2, 3, 4

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Dựng và công bố kho số liệu. / Builds and publishes the database.",
)

Workspace = Annotated[
    str, typer.Option(help="Không gian số liệu: một cơ sở dữ liệu riêng. / A database of its own.")
]
Lang = Annotated[Tongue, typer.Option(help="Ngôn ngữ thông báo. / Language of messages.")]
Debug = Annotated[
    bool, typer.Option("--debug", help="In chi tiết lỗi bên trong. / Print internal errors.")
]


@contextmanager
def _plain_refusals(speaker: Speaker, debug: bool) -> Generator[None, None, None]:
    """Turns every failure into a sentence and an exit code; a traceback only with --debug."""
    try:
        yield
    except typer.Exit:
        raise
    except BuildBlockedError as blocked:
        speaker.intake(blocked.intake)
        grave = [f for f in blocked.intake.findings if f.severity == "blocking"]
        speaker.refuse(console.BLOCKED, n=len(grave))
        for finding in grave if speaker.quiet else []:
            speaker.refuse(console.Text(finding.message_vi, finding.message_en))
        raise typer.Exit(BLOCKED) from None
    except WarehouseLockedError:
        speaker.refuse(console.LOCKED)
        raise typer.Exit(LOCKED) from None
    except versions.NoVersionError as unknown:
        name = str(unknown)
        speaker.refuse(console.NO_SUCH_VERSION if name else console.NOTHING_BEFORE, version=name)
        raise typer.Exit(WRONG_USE) from None
    except versions.DamagedVersionError as damaged:
        speaker.refuse(console.DAMAGED, version=damaged.version)
        raise typer.Exit(FAILED) from None
    except CheckFailedError as failed:
        if debug:
            raise
        speaker.refuse(console.CHECK_FAILED, check=failed.check, n=failed.n_rows, rule=failed.rule)
        raise typer.Exit(FAILED) from None
    except NeedsBuildError:
        speaker.refuse(console.NEEDS_BUILD)
        raise typer.Exit(WRONG_USE) from None
    except UnknownPublisherError as unknown:
        speaker.refuse(
            console.UNKNOWN_PUBLISHER, source=unknown.source_id, publisher=unknown.publisher
        )
        raise typer.Exit(FAILED) from None
    except Exception as error:
        if debug:
            raise
        speaker.refuse(console.FAILED, kind=type(error).__name__)
        raise typer.Exit(FAILED) from None


def _folder(speaker: Speaker, workspace: str) -> Path:
    try:
        return versions.workspace_folder(warehouse_dir(), workspace)
    except ValueError:
        speaker.refuse(console.BAD_WORKSPACE, workspace=workspace)
        raise typer.Exit(WRONG_USE) from None


def _current(speaker: Speaker, folder: Path) -> versions.VersionCard:
    card = versions.current_card(folder)
    if card is None:
        speaker.refuse(console.NO_VERSION)
        raise typer.Exit(FAILED)
    return card


def _inputs(
    speaker: Speaker, register: Path | None, published: Path, workspace: str
) -> tuple[Callable[[], Intake], RegisterBuild | None]:
    """What to read, and the register to add. Simulated and real never share a workspace."""
    from etl.check.findings import Where
    from etl.register.build import WORKSPACE, RegisterBuild, empty_intake
    from etl.register.manifest import MANIFEST_FILE
    from etl.register.messages import register_finding

    if register is None:
        if workspace == WORKSPACE:
            speaker.refuse(console.NEEDS_WORKSPACE)
            raise typer.Exit(WRONG_USE)
        from etl.recognise.published import load_published

        return lambda: load_published(published), None
    intake, manifest = empty_intake(register)
    if manifest is None:
        return lambda: intake, None
    if manifest.is_simulated != (workspace == WORKSPACE):
        wrong = register_finding("E-REG-03", Where(MANIFEST_FILE), "refused", workspace)
        speaker.refuse(console.Text(wrong.message_vi, wrong.message_en))
        speaker.refuse(console.Text(wrong.next_step_vi, wrong.next_step_en))
        raise typer.Exit(WRONG_USE)
    return lambda: intake, RegisterBuild(register, manifest)


@app.command()
def build(
    published: Annotated[
        Path, typer.Option(help="Thư mục số liệu đã công bố. / Folder of published figures.")
    ] = PUBLISHED_DIR,
    register: Annotated[
        Path | None,
        typer.Option(help="Thư mục sổ đăng ký, thay cho --published. / Folder of a register."),
    ] = None,
    workspace: Workspace = "published",
    force: Annotated[
        bool, typer.Option("--force", help="Công bố dù không đổi. / Publish though unchanged.")
    ] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", help="Chỉ in lời từ chối. / Print refusals only.")
    ] = False,
    keep: Annotated[
        int, typer.Option(min=versions.KEEP_AT_LEAST, help="Số bản giữ lại. / Versions kept.")
    ] = versions.KEEP,
    lang: Lang = Tongue.BOTH,
    debug: Debug = False,
) -> None:
    """Đọc, kiểm tra, dựng và công bố một bản mới. / Read, check, build and publish a version."""
    from etl.build.publish import build_and_publish

    speaker = Speaker(lang, quiet)
    folder = _folder(speaker, workspace)
    source = register or published
    if not source.is_dir():
        speaker.refuse(console.NO_FOLDER, folder=source.name)
        raise typer.Exit(WRONG_USE)
    load, more = _inputs(speaker, register, published, workspace)
    with _plain_refusals(speaker, debug):
        outcome = build_and_publish(
            load,
            folder,
            force=force,
            keep=keep,
            progress=speaker.step,
            more=more,
        )
    speaker.intake(outcome.intake)
    said = console.PUBLISHED if outcome.is_new else console.UNCHANGED
    speaker.say(said, version=outcome.card.version)
    if outcome.removed:
        speaker.say(console.REMOVED, n=len(outcome.removed))


@app.command()
def add(
    file: Annotated[
        Path,
        typer.Argument(
            help="Tệp một tỉnh, một năm của sổ đăng ký. / One province's year of a register."
        ),
    ],
    workspace: Workspace = "published",
    quiet: Annotated[
        bool, typer.Option("--quiet", help="Chỉ in lời từ chối. / Print refusals only.")
    ] = False,
    keep: Annotated[
        int, typer.Option(min=versions.KEEP_AT_LEAST, help="Số bản giữ lại. / Versions kept.")
    ] = versions.KEEP,
    lang: Lang = Tongue.BOTH,
    debug: Debug = False,
) -> None:
    """Thay một tỉnh một năm trong sổ đang dùng, không dựng lại cả sổ.

    Replace one province's year in the register in service without building everything.
    """
    speaker = Speaker(lang, quiet)
    folder = _folder(speaker, workspace)
    if not file.is_file():
        speaker.refuse(console.NO_FILE, file=file.name)
        raise typer.Exit(WRONG_USE)
    card = _current(speaker, folder)
    if "core.cooperative_year" not in card.rows:
        speaker.refuse(console.NO_REGISTER)
        raise typer.Exit(WRONG_USE)
    with _plain_refusals(speaker, debug):
        outcome = add_file(file, folder, keep=keep, progress=speaker.step)
    speaker.intake(outcome.intake)
    said = console.PUBLISHED if outcome.is_new else console.UNCHANGED
    speaker.say(said, version=outcome.card.version)
    if outcome.removed:
        speaker.say(console.REMOVED, n=len(outcome.removed))


@app.command()
def history(workspace: Workspace = "published", lang: Lang = Tongue.BOTH) -> None:
    """Các bản đang giữ. / The versions kept."""
    speaker = Speaker(lang)
    folder = _folder(speaker, workspace)
    cards = versions.history(folder)
    if not cards:
        speaker.refuse(console.NO_VERSION)
        raise typer.Exit(FAILED)
    speaker.versions(cards, versions.current_card(folder))


@app.command()
def rollback(
    version: Annotated[
        str | None,
        typer.Argument(help="Tên bản; bỏ trống là bản ngay trước. / Default: the one before."),
    ] = None,
    workspace: Workspace = "published",
    lang: Lang = Tongue.BOTH,
    debug: Debug = False,
) -> None:
    """Dùng lại một bản cũ. / Put an older version in service."""
    speaker = Speaker(lang)
    folder = _folder(speaker, workspace)
    _current_or_kept(speaker, folder)
    with _plain_refusals(speaker, debug), versions.hold_lock(folder):
        card = versions.rollback(folder, version)
    speaker.say(console.ROLLED_BACK, version=card.version)


def _current_or_kept(speaker: Speaker, folder: Path) -> None:
    """Refuses where nothing was ever published, before a lock file is made there."""
    if not versions.history(folder):
        speaker.refuse(console.NO_VERSION)
        raise typer.Exit(FAILED)


@app.command()
def verify(
    workspace: Workspace = "published", lang: Lang = Tongue.BOTH, debug: Debug = False
) -> None:
    """Kiểm bản đang dùng: sha256 và mọi cột. / Check the current version's bytes and columns."""
    import duckdb

    from etl.build.database import scan_database

    speaker = Speaker(lang)
    folder = _folder(speaker, workspace)
    card = _current(speaker, folder)
    with _plain_refusals(speaker, debug):
        versions.verify_bytes(folder, card)
        try:
            contents = scan_database(versions.version_path(folder, card))
        except duckdb.Error:
            raise versions.DamagedVersionError(card.version) from None
        if contents.content_sha256 != card.content_sha256 or contents.rows != card.rows:
            raise versions.DamagedVersionError(card.version)
    speaker.say(console.WHOLE, version=card.version, n=len(card.rows))


@app.command()
def status(workspace: Workspace = "published", lang: Lang = Tongue.BOTH) -> None:
    """Bản nào đang dùng. / Which version is in service."""
    speaker = Speaker(lang)
    speaker.status(_current(speaker, _folder(speaker, workspace)))


def _years(speaker: Speaker, text: str) -> tuple[int, ...]:
    first, dash, last = text.partition("-")
    sound = dash and first.isdigit() and last.isdigit() and 2010 <= int(first) < int(last) <= 2030
    if not sound:
        speaker.refuse(console.BAD_YEARS)
        raise typer.Exit(WRONG_USE)
    return tuple(range(int(first), int(last) + 1))


@app.command()
def simulate(
    out: Annotated[Path, typer.Option(help="Thư mục trống để ghi vào. / An empty folder.")],
    cooperatives: Annotated[
        int,
        typer.Option(min=100, max=4_000_000, help="Số hợp tác xã năm cuối. / In the last year."),
    ] = 35_000,
    years: Annotated[str, typer.Option(help="Từ năm đến năm. / First and last.")] = "2015-2025",
    seed: Annotated[int, typer.Option(min=0, help="Hạt giống. / Equal seeds, equal files.")] = 1,
    dirty: Annotated[
        float, typer.Option(min=0.0, max=0.5, help="Tỷ lệ dòng lỗi. / Share of dirty rows.")
    ] = 0.0,
    parquet: Annotated[
        bool, typer.Option("--parquet", help="Ghi Parquet thay cho CSV. / Parquet, not CSV.")
    ] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", help="Chỉ in lời từ chối. / Print refusals only.")
    ] = False,
    lang: Lang = Tongue.BOTH,
    debug: Debug = False,
) -> None:
    """Ghi một sổ đăng ký MÔ PHỎNG. / Write a SIMULATED register, calibrated to published figures."""
    from etl.simulate.country import Order
    from etl.simulate.country import simulate as simulate_register

    speaker = Speaker(lang, quiet)
    order = Order(cooperatives, _years(speaker, years), seed, dirty, parquet)
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        speaker.refuse(console.FOLDER_FULL, folder=out.name)
        raise typer.Exit(WRONG_USE)
    with _plain_refusals(speaker, debug):
        written = simulate_register(
            order, out, lambda year: speaker.say(console.SIMULATING, year=year)
        )
    speaker.say(
        console.SIMULATED,
        folder=out.name,
        units=written.cooperative_years,
        others=written.other_rows,
        n=written.compared,
    )


@app.command()
def template(
    file: Annotated[Path, typer.Argument(help="Tệp .xlsx để ghi. / The .xlsx to write.")],
    lang: Lang = Tongue.BOTH,
    debug: Debug = False,
) -> None:
    """Ghi mẫu Excel trống của sổ đăng ký. / Write the register's empty Excel template."""
    from etl.register.template import write_template

    speaker = Speaker(lang)
    if file.suffix.lower() != ".xlsx":
        speaker.refuse(console.NOT_XLSX, file=file.name)
        raise typer.Exit(WRONG_USE)
    if file.exists():
        speaker.refuse(console.FILE_THERE, file=file.name)
        raise typer.Exit(WRONG_USE)
    if not file.parent.is_dir():
        speaker.refuse(console.NO_FOLDER, folder=file.parent.name)
        raise typer.Exit(WRONG_USE)
    with _plain_refusals(speaker, debug):
        write_template(file)
    speaker.say(console.TEMPLATE_WRITTEN, file=file.name)


@app.command()
def export(
    parquet: Annotated[Path, typer.Option(help="Thư mục trống để ghi vào. / An empty folder.")],
    workspace: Workspace = "published",
    lang: Lang = Tongue.BOTH,
    debug: Debug = False,
) -> None:
    """Ghi core và marts thành Parquet. / Write core and marts as partitioned Parquet."""
    from etl.export.parquet import export_parquet

    speaker = Speaker(lang)
    folder = _folder(speaker, workspace)
    card = _current(speaker, folder)
    if parquet.exists() and (not parquet.is_dir() or any(parquet.iterdir())):
        speaker.refuse(console.FOLDER_FULL, folder=parquet.name)
        raise typer.Exit(WRONG_USE)
    with _plain_refusals(speaker, debug):
        versions.verify_bytes(folder, card)
        n_tables = export_parquet(versions.version_path(folder, card), card, workspace, parquet)
    speaker.say(console.EXPORTED, n=n_tables, folder=parquet.name)
