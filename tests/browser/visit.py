"""What a test does as a visitor: open a page, wait for the board, see what was fetched."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlencode, urlsplit
from weakref import WeakKeyDictionary

from playwright.sync_api import BrowserContext, Page

HOME = frozenset({"127.0.0.1", "localhost"})
WAIT_MS = 30_000

_requests: WeakKeyDictionary[BrowserContext, list[str]] = WeakKeyDictionary()

# Cards that hold a chart and can be seen now. Those below the fold are drawn when they come near.
# `data-drawn` is the hash of the figure that stands in the card.
_BOARD_HAS_DRAWN = """() => {
  if (document.querySelector('[data-testid="stException"]')) return true;
  const board = document.querySelector('.hl-board');
  if (!board) return false;
  const running = document.querySelector('[data-testid="stStatusWidgetRunningIcon"]');
  const app = document.querySelector('[data-testid="stApp"]');
  if (running || (app && app.dataset.testScriptState !== 'notRunning')) return false;
  return [...document.querySelectorAll('.hl-card[data-kind="chart"]')]
    .filter((card) => {
      const box = card.getBoundingClientRect();
      return box.height > 0 && box.bottom > 0 && box.top < window.innerHeight;
    })
    .every((card) => card.dataset.drawn);
}"""


def record_requests(context: BrowserContext) -> None:
    """Note every address that the pages of ``context`` ask for, web sockets included."""
    seen = _requests.setdefault(context, [])
    context.on("request", lambda request: seen.append(request.url))
    context.on("page", lambda page: page.on("websocket", lambda socket: seen.append(socket.url)))


def requests_of(page: Page) -> list[str]:
    """The addresses asked for so far by the page's context, in order."""
    return _requests[page.context]


def outside_requests(addresses: list[str]) -> list[str]:
    """Those of ``addresses`` that leave this machine; ``data:`` and ``blob:`` never do."""

    def leaves(address: str) -> bool:
        parts = urlsplit(address)
        return parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname not in HOME

    return [address for address in addresses if leaves(address)]


def assert_stays_home(page: Page) -> None:
    """Fail when anything was asked of a machine other than this one."""
    outside = outside_requests(requests_of(page))
    assert not outside, f"requests that leave 127.0.0.1: {outside}"


def open_page(page: Page, path: str = "", **query: object) -> None:
    """Open ``path`` of the dashboard ("targets", "" for the first page) and wait for its board.

    ``query`` is the link's state, for example ``year=2025``. Raises playwright's TimeoutError when
    the cards in view are not drawn within 30 seconds, and AssertionError when the page shows an
    error box.
    """
    address = "/" + path.lstrip("/")
    if query:
        address += "?" + urlencode({name: str(value) for name, value in query.items()})
    page.goto(address, wait_until="domcontentloaded")
    wait_until_drawn(page)


def wait_until_drawn(page: Page) -> None:
    """Wait until the server is idle and every chart in view is drawn."""
    page.wait_for_function(_BOARD_HAS_DRAWN, timeout=WAIT_MS)
    trouble = page.locator('[data-testid="stException"]')
    assert trouble.count() == 0, f"the page shows an error: {trouble.first.inner_text()[:500]}"


@contextmanager
def redraws(page: Page, card: str) -> Iterator[None]:
    """What the block does must draw another figure in ``card``; waits for it, then for the rest.

    ``card`` is the card's id, for example ``trend``. Raises playwright's TimeoutError when the
    figure stays the same for 30 seconds.
    """
    selector = f'.hl-card[data-card="{card}"]'
    before = page.locator(selector).get_attribute("data-drawn")
    yield
    page.wait_for_function(
        """([selector, before]) => {
          const now = document.querySelector(selector)?.dataset.drawn;
          return now && now !== before;
        }""",
        arg=[selector, before],
        timeout=WAIT_MS,
    )
    wait_until_drawn(page)
