"""What the command line says: sentences and tables, in Vietnamese and English."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from coopstats.catalog import Text
from coopstats.catalog.counted import filled
from etl.build.versions import VersionCard
from etl.observation import FileAccount, Finding, Intake


class Tongue(StrEnum):
    """Which languages to print."""

    VI = "vi"
    EN = "en"
    BOTH = "both"


STEPS: dict[str, Text] = {
    "read": Text("đọc tệp", "reading files"),
    "core": Text("nạp số liệu", "loading figures"),
    "marts": Text("tính bảng tổng hợp", "building marts"),
    "checks": Text("kiểm tra", "checking"),
    "verify": Text("đọc lại toàn bộ", "reading back"),
    "publish": Text("công bố", "publishing"),
}
SEVERITIES: dict[str, Text] = {
    "blocking": Text("chặn", "blocking"),
    "warning": Text("cảnh báo", "warning"),
    "note": Text("ghi chú", "note"),
}

PUBLISHED = Text("Đã công bố bản {version}.", "Published version {version}.")
UNCHANGED = Text(
    "Không đổi: nội dung giống bản đang dùng {version}, không công bố bản mới.",
    "Unchanged: the content equals the current version {version}; nothing new is published.",
)
REMOVED = Text("Đã xóa {n} bản cũ nhất.", "Removed the {n} oldest {n:version|versions}.")
BLOCKED = Text(
    "Chưa công bố: có {n} lỗi chặn. Sửa các ô đã nêu rồi chạy lại; bản đang dùng vẫn giữ nguyên.",
    "Not published: {n} blocking {n:finding|findings}. Correct the cells named and run again; the current "
    "version stays in service.",
)
LOCKED = Text(
    "Một lần dựng khác đang chạy cho không gian này. Đợi nó xong rồi chạy lại.",
    "Another build of this workspace is running. Wait until it ends, then run again.",
)
CHECK_FAILED = Text(
    "Chưa công bố: phép kiểm “{check}” không đạt ({n} dòng). Quy tắc: {rule} Bản đang dùng vẫn "
    "giữ nguyên.",
    "Not published: the check “{check}” failed ({n} {n:row|rows}). Its rule: {rule} The current version "
    "stays in service.",
)
UNKNOWN_PUBLISHER = Text(
    "Chưa công bố: nguồn {source} ghi cơ quan “{publisher}” chưa có trong danh mục. Thêm cơ quan "
    "đó vào coopstats/catalog/publishers.csv.",
    "Not published: source {source} names the publisher “{publisher}”, which the catalog does not "
    "hold. Add it to coopstats/catalog/publishers.csv.",
)
FAILED = Text(
    "Không làm được vì lỗi bên trong ({kind}). Bản đang dùng vẫn giữ nguyên. Chạy lại với --debug "
    "để xem chi tiết.",
    "Failed because of an internal error ({kind}). The current version stays in service. Run "
    "again with --debug for details.",
)
NO_VERSION = Text(
    "Chưa có bản nào được công bố. Chạy “python -m etl build”.",
    "No version has been published. Run “python -m etl build”.",
)
NO_SUCH_VERSION = Text(
    "Không có bản “{version}”, hoặc tên chưa đủ để chỉ một bản. Xem “python -m etl history”.",
    "There is no version “{version}”, or the name fits several. See “python -m etl history”.",
)
NOTHING_BEFORE = Text(
    "Không có bản nào trước bản đang dùng.", "There is no version before the current one."
)
DAMAGED = Text(
    "Bản {version} bị thiếu hoặc không còn nguyên vẹn. Chạy “python -m etl rollback” hoặc "
    "“python -m etl build --force”.",
    "Version {version} is missing or damaged. Run “python -m etl rollback” or “python -m etl "
    "build --force”.",
)
ROLLED_BACK = Text("Đang dùng lại bản {version}.", "Version {version} is in service again.")
WHOLE = Text(
    "Bản {version} nguyên vẹn: đúng sha256, đọc được mọi cột của {n} bảng.",
    "Version {version} is whole: its sha256 is right and every column of {n} {n:table|tables} reads.",
)
NO_FILE = Text("Không có tệp “{file}”.", "There is no file “{file}”.")
NO_REGISTER = Text(
    "Không gian này không có sổ đăng ký để thêm vào. Chọn lại --workspace, hoặc dựng sổ bằng “python -m "
    "etl build --register”.",
    "This workspace holds no register to add to. Choose another --workspace, or build one with “python "
    "-m etl build --register”.",
)
NEEDS_BUILD = Text(
    "Bản đang dùng do một bản phần mềm khác dựng; dựng lại toàn bộ một lần (“python -m etl build "
    "--register”), sau đó mới thêm từng tệp được.",
    "The version in service was built by other software; build everything once (“python -m etl build "
    "--register”), then single files can be added.",
)
NO_FOLDER = Text("Không có thư mục “{folder}”.", "There is no folder “{folder}”.")
BAD_WORKSPACE = Text(
    "Tên không gian “{workspace}” chỉ được gồm chữ không dấu, số, gạch ngang và gạch dưới.",
    "The workspace name “{workspace}” may hold only plain letters, digits, hyphens and "
    "underscores.",
)

NEEDS_WORKSPACE = Text(
    "Sổ đăng ký mô phỏng chỉ được dựng vào không gian “simulated”, sổ thật thì không được; hai thứ "
    "không bao giờ lẫn nhau. Chọn lại --workspace.",
    "A simulated register may only be built into the workspace “simulated”, a real one never; the "
    "two are never mixed. Choose another --workspace.",
)
BAD_YEARS = Text(
    "Năm phải viết dạng 2015-2025, trong khoảng 2010–2030.",
    "Years are written as 2015-2025, between 2010 and 2030.",
)
FOLDER_FULL = Text(
    "Thư mục “{folder}” không trống; chọn thư mục khác.",
    "The folder “{folder}” is not empty; choose another.",
)
SIMULATING = Text("… mô phỏng năm {year}", "… simulating {year}")
SIMULATED = Text(
    "Đã ghi sổ mô phỏng vào “{folder}”: {units} dòng hợp tác xã, {others} dòng khác; so với {n} số "
    "công bố trong calibration.md.",
    "Wrote a simulated register into “{folder}”: {units} {units:row|rows} of cooperatives, {others} "
    "{others:other|others}; compared with {n} published {n:figure|figures} in calibration.md.",
)
FILE_THERE = Text(
    "Đã có “{file}”, có thể đã điền; không ghi đè. Chọn tên khác.",
    "“{file}” is there, perhaps filled already; it is not overwritten. Choose another name.",
)
NOT_XLSX = Text(
    "Mẫu là một sổ Excel: tên tệp phải kết thúc bằng .xlsx, không phải “{file}”.",
    "The template is an Excel workbook: its name must end in .xlsx, not “{file}”.",
)
TEMPLATE_WRITTEN = Text("Đã ghi mẫu trống “{file}”.", "Wrote the empty template “{file}”.")
EXPORTED = Text(
    "Đã ghi {n} bảng dạng Parquet và datapackage.json vào “{folder}”.",
    "Wrote {n} {n:table|tables} as Parquet, and datapackage.json, into “{folder}”.",
)


JOINT = "\n  "


def _message(finding: Finding) -> Text:
    return Text(finding.message_vi, finding.message_en)


def _console(to_errors: bool) -> Console:
    # Where nobody watches (a log, a pipe) rich would fold tables at 80 columns.
    console = Console(stderr=to_errors, soft_wrap=True, highlight=False)
    if not console.is_terminal:
        console.width = 140
    return console


class Speaker:
    """Prints to people: results to the standard output, refusals to the standard error."""

    def __init__(self, tongue: Tongue, quiet: bool = False) -> None:
        self.tongue = tongue
        self.quiet = quiet
        self.out = _console(to_errors=False)
        self.err = _console(to_errors=True)

    def words(self, text: Text, joint: str = " / ") -> str:
        """A text in the languages asked for, Vietnamese first."""
        if self.tongue is Tongue.VI:
            return text.vi
        if self.tongue is Tongue.EN:
            return text.en
        return text.vi if text.vi == text.en else f"{text.vi}{joint}{text.en}"

    def _sentence(self, text: Text, **values: object) -> str:
        said = Text(filled(text.vi, values), filled(text.en, values))
        return escape(self.words(said, "\n"))

    def say(self, text: Text, **values: object) -> None:
        """Prints a sentence unless told to be quiet."""
        if not self.quiet:
            self.out.print(self._sentence(text, **values))

    def refuse(self, text: Text, **values: object) -> None:
        """Prints why something was not done; also when told to be quiet."""
        self.err.print(self._sentence(text, **values), style="red")

    def step(self, name: str) -> None:
        """Prints that a step of the build begins."""
        if not self.quiet:
            self.out.print(f"… {self.words(STEPS[name])}", style="dim")

    def _table(self, title: Text, *columns: Text, numbers_from: int) -> Table:
        table = Table(title=self.words(title), title_justify="left", show_edge=False)
        for position, column in enumerate(columns):
            right = position >= numbers_from
            table.add_column(
                self.words(column, "\n"),
                justify="right" if right else "left",
                overflow="fold",
                no_wrap=right,
            )
        return table

    def files(self, accounts: Iterable[FileAccount]) -> None:
        """Prints the account of each file: rows read = loaded + quarantined + skipped."""
        if self.quiet:
            return
        table = self._table(
            Text(
                "Tệp: dòng đọc = nạp + cách ly + bỏ qua",
                "Files: rows read = loaded + quarantined + skipped",
            ),
            Text("tệp", "file"),
            Text("đọc", "read"),
            Text("nạp", "loaded"),
            Text("cách ly", "quarantined"),
            Text("bỏ qua", "skipped"),
            Text("số liệu", "figures"),
            Text("ô trống", "blank cells"),
            numbers_from=1,
        )
        listed = list(accounts)
        for account in listed:
            table.add_row(
                escape(account.file),
                *map(
                    str,
                    (
                        account.rows_read,
                        account.rows_loaded,
                        account.rows_quarantined,
                        account.rows_skipped,
                        account.observations,
                        account.cells_blank,
                    ),
                ),
            )
        table.add_section()
        table.add_row(
            self.words(Text("cộng", "total")),
            str(sum(a.rows_read for a in listed)),
            str(sum(a.rows_loaded for a in listed)),
            str(sum(a.rows_quarantined for a in listed)),
            str(sum(a.rows_skipped for a in listed)),
            str(sum(a.observations for a in listed)),
            str(sum(a.cells_blank for a in listed)),
        )
        self.out.print(table)

    def findings(self, findings: Iterable[Finding]) -> None:
        """Prints each finding: severity, code, place and sentence, the gravest first."""
        listed = sorted(findings, key=lambda finding: list(SEVERITIES).index(finding.severity))
        if self.quiet or not listed:
            return
        counts = Counter((finding.severity, finding.code) for finding in listed)
        table = self._table(
            Text("Phát hiện", "Findings"),
            Text("mức", "severity"),
            Text("mã", "code"),
            Text("số lần", "times"),
            numbers_from=2,
        )
        for (severity, code), times in counts.items():
            table.add_row(self.words(SEVERITIES[severity]), code, str(times))
        self.out.print(table)
        for finding in listed:
            self.finding(finding)

    def finding(self, finding: Finding) -> None:
        """Prints the sentence of a finding and, for what is not a mere note, what to do next."""
        self.out.print(f"• {escape(self.words(_message(finding), JOINT))}")
        if finding.severity != "note":
            next_step = Text(finding.next_step_vi, finding.next_step_en)
            self.out.print(f"  → {escape(self.words(next_step, JOINT))}", style="dim")

    def intake(self, intake: Intake) -> None:
        """Prints the account of every file and every finding."""
        self.files(intake.accounts)
        self.findings(intake.findings)

    def versions(self, cards: Iterable[VersionCard], current: VersionCard | None) -> None:
        """Prints the kept versions, newest first, with the one in service marked."""
        table = self._table(
            Text("Các bản đã công bố", "Published versions"),
            Text("đang dùng", "current"),
            Text("bản", "version"),
            Text("dựng lúc (UTC)", "built at (UTC)"),
            Text("nội dung", "content"),
            Text("số liệu", "figures"),
            Text("mọi dòng", "all rows"),
            numbers_from=4,
        )
        for card in reversed(list(cards)):
            mark = "●" if current is not None and card.version == current.version else ""
            table.add_row(
                mark,
                card.version,
                card.built_at[:19].replace("T", " "),
                card.content_sha256[:12],
                str(card.rows.get("core.observation", 0)),
                str(sum(card.rows.values())),
            )
        self.out.print(table)

    def status(self, card: VersionCard) -> None:
        """Prints what CURRENT says of the version in service."""
        table = self._table(
            Text("Bản đang dùng", "Version in service"),
            Text("mục", "item"),
            Text("giá trị", "value"),
            numbers_from=2,
        )
        for name, value in (
            (Text("bản", "version"), card.version),
            (Text("dựng lúc", "built at"), card.built_at),
            (Text("sha256 của tệp", "sha256 of the file"), card.sha256),
            (Text("sha256 của nội dung", "sha256 of the content"), card.content_sha256),
            (Text("số liệu", "figures"), str(card.rows.get("core.observation", 0))),
            (Text("tệp nguồn", "source files"), str(len(card.source_files))),
            (
                Text("DuckDB, lược đồ", "DuckDB, schema"),
                f"{card.duckdb_version}, {card.schema_version}",
            ),
        ):
            table.add_row(self.words(name), escape(value))
        self.out.print(table)
