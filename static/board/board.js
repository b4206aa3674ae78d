// The board: keeps the page body between runs, updates what changed, draws what is seen first.
const version = new URL(import.meta.url).search;
const [{ Chart }, page, { Card }] = await Promise.all([
  import("./charts.js" + version),
  import("./page.js" + version),
  import("./cards.js" + version),
]);

const boards = new WeakMap();
// Charts in view are drawn in one go while they are expected to hold the browser no longer than this.
const TURN_MS = 120;
// Up to this sum nobody sees the first come before the others, and a frame between would only delay them.
const AT_ONCE_MS = 100;

/** Draw one run's payload into the component's element; returns the clean-up of the whole board. */
export function render(component, environment) {
  const host = component.parentElement;
  let board = boards.get(host);
  if (!board) {
    board = new Board(host, environment);
    boards.set(host, board);
  }
  board.update(component);
  return () => {
    board.destroy();
    boards.delete(host);
  };
}

class Board {
  constructor(host, environment) {
    this.environment = environment;
    this.cards = new Map();
    this.seen = new Set();
    this.turn = 0;
    this.savedToken = null;
    this.root = page.element("div", "hl-board");
    this.head = page.element("header", "hl-head");
    this.notices = page.element("div", "hl-notices");
    this.notices.setAttribute("aria-live", "polite");
    this.tiles = page.element("ul", "hl-tiles");
    this.grid = page.element("div", "hl-grid");
    this.root.append(this.head, this.notices, this.tiles, this.grid);
    host.append(this.root);
    // Charts below the fold are drawn when they come near, or when the browser has nothing else to do.
    this.near = new IntersectionObserver((entries) => this.noteVisible(entries), {
      rootMargin: "240px 0px",
    });
    this.sizes = new ResizeObserver(() => this.noteResize());
    this.sizes.observe(this.grid);
    this.fonts = Promise.race([
      Promise.all([
        document.fonts.load("400 12px 'Be Vietnam Pro'", "Hợp 1"),
        document.fonts.load("600 12px 'Be Vietnam Pro'", "Hợp 1"),
      ]),
      new Promise((resolve) => setTimeout(resolve, 1500)),
    ]).catch(() => {});
  }

  update(component) {
    performance.mark("hl-payload");
    const payload = readPayload(component.data);
    this.component = component;
    this.payload = payload;
    // Streamlit says "en" of every page; a screen reader would read Vietnamese by English rules.
    for (const node of [this.root, document.documentElement]) {
      // Even the same language anew makes the browser work out every style of the page anew.
      if (node.lang !== (payload.lang ?? "vi")) node.lang = payload.lang ?? "vi";
    }
    this.readTheme(component.parentElement);
    const emit = (event, value) => this.component.setTriggerValue(event, value);
    page.drawHead(this.head, payload, emit);
    page.drawNotices(this.notices, payload.page.notices ?? []);
    page.drawTiles(this.tiles, payload.tiles ?? []);
    this.arrangeCards(payload, emit);
    this.outlined = false;
    for (const card of this.cards.values()) if (card.outline(this.dark)) this.outlined = true;
    this.saveDownload(payload.download);
    performance.mark("hl-page");
    this.schedule();
  }

  /** Reading a computed colour forces a style pass, so it is read only when Streamlit restyled its wrapper. */
  readTheme(host) {
    const wrapper = host.parentElement?.className;
    if (this.dark !== undefined && wrapper && wrapper === this.wrapper) return;
    this.wrapper = wrapper;
    this.dark = isDark(this.root);
    this.root.classList.toggle("hl-dark", this.dark);
  }

  arrangeCards(payload, emit) {
    const wanted = new Set(payload.cards.map((card) => card.id));
    for (const [id, card] of this.cards) {
      if (wanted.has(id)) continue;
      this.near.unobserve(card.root);
      this.seen.delete(card);
      card.destroy();
      this.cards.delete(id);
    }
    let place = this.grid.firstElementChild;
    for (const spec of payload.cards) {
      let card = this.cards.get(spec.id);
      if (!card) {
        card = new Card(spec.id, this.environment, Chart);
        this.cards.set(spec.id, card);
      }
      card.update(spec, payload, emit);
      // A node is moved only when the order changed: moving one would drop the focus inside it.
      if (card.root === place) place = place.nextElementSibling;
      else this.grid.insertBefore(card.root, place);
      this.near.observe(card.root);
    }
  }

  /** Cards whose picture is not the one asked for, those in view first, in reading order. */
  pending() {
    const cards = this.payload.cards
      .map((spec) => this.cards.get(spec.id))
      .filter((card) => card.needsDrawing(this.dark));
    const tops = new Map(cards.map((card) => [card, card.root.getBoundingClientRect()]));
    const inView = (card) => {
      const box = tops.get(card);
      return box.bottom > 0 && box.top < window.innerHeight;
    };
    return [cards.filter(inView), cards.filter((card) => !inView(card))];
  }

  async schedule() {
    const turn = ++this.turn;
    let plotly = window.Plotly;
    if (!plotly || !this.fontsReady) {
      try {
        [plotly] = await Promise.all([this.environment.plotly, this.fonts]);
      } catch {
        plotly = null;
      }
      this.fontsReady = true;
    }
    if (turn !== this.turn) return;
    let [first, later] = this.pending();
    const costOf = (cards) => cards.reduce((total, card) => total + card.cost, 0);
    // What is just below the fold goes along where all of it is short: a frame between would delay it.
    const near = later.filter((card) => this.seen.has(card));
    if (costOf(first) + costOf(near) <= AT_ONCE_MS) {
      first.push(...near);
      later = later.filter((card) => !near.includes(card));
    }
    // Reading order, but a table builds many nodes: it waits for the charts.
    first.sort((a, b) => a.showsTable() - b.showsTable());
    const sum = costOf(first);
    // All in one frame where that is short; else the first is shown before the others are begun. A new
    // outline on a map is a picture to be shown already.
    const shownAlone = sum > AT_ONCE_MS ? first[this.outlined ? 0 : 1] : null;
    this.outlined = false;
    // All sizes before the first drawing; a page that changes under them is noticed by noteResize.
    for (const card of first) card.measure();
    let owed = 0;
    for (const card of first) {
      if (card === shownAlone) await frame();
      else if (owed + card.cost > TURN_MS) {
        await breath();
        owed = 0;
      }
      if (turn !== this.turn) return;
      owed += card.cost;
      card.draw(plotly, this.dark);
    }
    for (const card of later) {
      // What is near, or soon done, follows at once; the rest waits until the browser has nothing else to do.
      owed += card.cost;
      await (this.seen.has(card) || owed <= TURN_MS ? breath() : idle());
      if (turn !== this.turn) return;
      if (card.needsDrawing(this.dark)) card.draw(plotly, this.dark);
    }
    performance.mark("hl-complete");
  }

  noteVisible(entries) {
    let appeared = false;
    for (const entry of entries) {
      const card = this.cards.get(entry.target.dataset.card);
      if (!card) continue;
      if (entry.isIntersecting) {
        this.seen.add(card);
        appeared ||= entry.boundingClientRect.top < window.innerHeight;
      } else this.seen.delete(card);
    }
    const waiting = appeared && [...this.seen].some((card) => card.needsDrawing(this.dark));
    // Start over so that what scrolled into view goes to the head of the queue.
    if (waiting && this.fontsReady) this.schedule();
  }

  noteResize() {
    clearTimeout(this.resizing);
    this.resizing = setTimeout(() => this.payload && this.schedule(), 90);
  }

  saveDownload(download) {
    if (!download || download.token === this.savedToken) return;
    this.savedToken = download.token;
    const bytes = Uint8Array.from(atob(download.base64), (char) => char.charCodeAt(0));
    page.saveFile(new Blob([bytes], { type: download.mime }), download.filename);
    for (const button of this.root.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
  }

  destroy() {
    this.turn++;
    clearTimeout(this.resizing);
    this.near.disconnect();
    this.sizes.disconnect();
    for (const card of this.cards.values()) card.destroy();
    this.root.remove();
  }
}

function readPayload(data) {
  return JSON.parse(new TextDecoder().decode(data));
}

/** Whether Streamlit's current theme is dark, read from the colour it gives to every component. */
function isDark(element) {
  const colour = getComputedStyle(element).getPropertyValue("--st-background-color").trim();
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return 0.3 * red + 0.6 * green + 0.1 * blue < 128;
}

/** Let the browser paint and answer the visitor before the next chart. */
function breath() {
  if (window.scheduler?.yield) return window.scheduler.yield();
  return new Promise((resolve) => setTimeout(resolve));
}

/** Until the browser has painted; a page in the background paints nothing and waits no longer. */
function frame() {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 40);
  });
}

function idle() {
  return new Promise((resolve) => {
    if (window.requestIdleCallback) requestIdleCallback(resolve, { timeout: 300 });
    else setTimeout(resolve, 30);
  });
}
