// A card: title, quiet line, actions, then a chart, a table or a message, then where it comes from.
const version = new URL(import.meta.url).search;
const { element, markBusy, textButton, whenChanged } = await import("./page.js" + version);

export class Card {
  constructor(id, environment, Chart) {
    this.id = id;
    this.environment = environment;
    this.Chart = Chart;
    this.chart = null;
    this.asTable = false;
    this.failed = false;
    // Milliseconds that the last drawing took; a guess before the first.
    this.cost = 40;
    this.root = element("section", "hl-card");
    this.root.dataset.card = id;
    this.head = element("div", "hl-card-head");
    this.body = element("div", "hl-body");
    this.legend = element("ul", "hl-legend");
    this.foot = element("div", "hl-foot");
    this.root.append(this.head, this.body, this.legend, this.foot);
  }

  update(spec, payload, emit) {
    const cells = JSON.stringify([spec.table, spec.message]);
    const figureChanged = spec.figure !== this.spec?.figure;
    this.spec = spec;
    this.payload = payload;
    this.emit = emit;
    // A chart card without a figure shows its table: a blank would say nothing.
    if (figureChanged || this.cells === undefined) this.failed = spec.kind === "chart" && !spec.figure;
    this.buildFrame();
    if (cells !== this.cells) {
      this.cells = cells;
      this.tableBuilt = false;
    }
    if (spec.frames || this.player) this.arrangePlayer();
    this.arrangeBody();
  }

  /** The slider of a picture with steps; loaded only where a card has them. */
  async arrangePlayer() {
    const { frames, figure } = this.spec;
    const content = frames && JSON.stringify([frames, figure, this.payload.strings]);
    if (content === this.steps) return;
    this.steps = content;
    if (this.step) this.sayStep(this.spec.title, this.quietLine());
    this.step = null;
    if (!frames) return this.player.root.remove();
    const { Player, withRings } = await import("./frames.js" + version);
    if (content !== this.steps) return;
    this.player ??= new Player(this, (at) => this.showStep(at));
    this.withRings = withRings;
    this.player.update(frames, this.payload.strings);
    this.body.after(this.player.root);
  }

  showStep(at) {
    const { frames, figure } = this.spec;
    const { title, subtitle, alt, figure: own } = frames[at];
    this.step = { title, subtitle, figure: own ? this.withRings(own, figure) : figure };
    this.sayStep(title, subtitle);
    this.chartBox?.setAttribute("aria-label", alt);
    if (window.Plotly && this.chart && this.needsDrawing(this.dark)) this.draw(window.Plotly, this.dark);
  }

  /** The words of a step above the picture: each year has its own coverage. */
  sayStep(title, subtitle) {
    this.head.querySelector(".hl-card-title").textContent = title;
    const quiet = this.head.querySelector(".hl-card-subtitle");
    if (quiet) quiet.textContent = subtitle;
  }

  quietLine() {
    return [this.spec.subtitle, this.spec.coverage].filter(Boolean).join(" · ");
  }

  /** The figure that stands in the card: the step chosen, or the card's own. */
  shownFigure() {
    return this.step?.figure ?? this.spec.figure;
  }

  /** The words around the picture; a part is built anew only when it says something else. */
  buildFrame() {
    const { spec, payload } = this;
    const { strings } = payload;
    const shape = [spec.span ?? 12, spec.rows ?? 1, `${spec.height ?? 320}px`, spec.aspect ?? 99, spec.kind];
    whenChanged(this.root, shape, () => {
      const names = ["--hl-span", "--hl-rows", "--hl-height", "--hl-aspect"];
      names.forEach((name, at) => this.root.style.setProperty(name, shape[at]));
      this.root.dataset.kind = spec.kind;
    });
    const head = [spec.title, spec.subtitle, spec.coverage, spec.downloads, spec.kind, Boolean(spec.table)];
    const foot = [spec.caveats, spec.source, spec.actions, spec.kind, strings.cite];
    this.refresh(this.head, [head, strings], () => this.buildHead());
    this.refresh(this.legend, [spec.legend, spec.kind], () => this.buildLegend());
    this.refresh(this.foot, foot, () => this.buildFoot());
    const band = spec.kind === "message" ? "" : (payload.page.band ?? "");
    if (this.body.dataset.band !== band) this.body.dataset.band = band;
  }

  /** The focus stays where it was in the part. */
  refresh(part, content, build) {
    whenChanged(part, content, () => {
      const focused = part.contains(document.activeElement) ? document.activeElement.dataset.action : null;
      build();
      if (!focused) return;
      const again = part.querySelector(`[data-action="${CSS.escape(focused)}"]`);
      (again ?? part.querySelector("button"))?.focus();
    });
  }

  buildHead() {
    const { spec } = this;
    const heading = element("h2", "hl-card-title", spec.title);
    heading.id = `hl-title-${this.id}`;
    this.root.setAttribute("aria-labelledby", heading.id);
    const quiet = this.quietLine();
    this.head.replaceChildren(heading, this.buildActions());
    if (quiet) this.head.append(element("p", "hl-card-subtitle", quiet));
  }

  buildActions() {
    const { spec, payload } = this;
    const { strings } = payload;
    const actions = element("div", "hl-links");
    const add = (action, label, press) => {
      const button = textButton(label, `${label}: ${spec.title}`, press);
      button.dataset.action = action;
      actions.append(button);
      return button;
    };
    this.toggle = null;
    if (spec.kind === "chart" && spec.table) {
      this.toggle = add("table", this.asTable ? strings.chart : strings.table, () => {
        this.asTable = !this.asTable;
        this.toggle.textContent = this.asTable ? strings.chart : strings.table;
        this.toggle.setAttribute("aria-label", `${this.toggle.textContent}: ${spec.title}`);
        this.arrangeBody(true);
      });
    }
    for (const format of spec.downloads ?? []) {
      const picture = format === "png" || format === "svg";
      add(format, strings[format] ?? format, (button) => {
        markBusy(button);
        if (!picture) this.emit("download", { card: this.id, format });
        else this.savePicture(format).finally(() => button.removeAttribute("aria-busy"));
      });
    }
    return actions;
  }

  buildLegend() {
    const legend = this.spec.legend ?? [];
    this.legend.hidden = legend.length === 0 || this.spec.kind !== "chart";
    this.legend.replaceChildren(
      ...legend.map((entry) => {
        const item = element("li");
        const known = ["square", "circle", "line", "hollow", "hatch"].includes(entry.shape);
        const mark = element("span", `hl-mark hl-mark-${known ? entry.shape : "square"}`);
        mark.dataset.colour = entry.color;
        item.append(mark, element("span", "", entry.label));
        return item;
      }),
    );
    this.legendDark = undefined;
  }

  buildFoot() {
    const { spec, payload } = this;
    this.foot.replaceChildren();
    if (spec.actions?.length) {
      const actions = element("p", "hl-actions");
      for (const { label, value } of spec.actions) {
        const button = this.choiceButton(label, value);
        button.dataset.action = label;
        actions.append(button);
      }
      this.foot.append(actions);
    }
    for (const caveat of spec.caveats ?? []) this.foot.append(element("p", "hl-caveat", caveat));
    if (spec.source) {
      const line = element("p", "hl-source", spec.source);
      if (payload.strings.cite && spec.kind !== "message") {
        const cite = textButton(payload.strings.cite, null, (button) => this.copyCitation(button));
        cite.dataset.action = "cite";
        line.append(" ", cite);
      }
      this.foot.append(line);
    }
    this.foot.hidden = !this.foot.childElementCount;
  }

  copyCitation(button) {
    const { spec, payload } = this;
    const words = spec.cite?.replace("{version}", payload.version).replace("{address}", location.href) ??
      `${spec.title}. ${spec.subtitle ?? ""}. ${spec.source}. ${location.href}`;
    copyText(words).then(() => {
      button.textContent = payload.strings.copied;
      setTimeout(() => (button.textContent = payload.strings.cite), 1600);
    });
  }

  /** Show what the card is for now: chart box, table, or message; `now` fills the table at once. */
  arrangeBody(now = false) {
    const { spec } = this;
    if (spec.kind === "message") return this.showMessage();
    this.root.classList.toggle("hl-as-table", this.showsTable());
    if (!this.showsTable()) this.showChart();
    else if (now || !this.tableBox) this.showTable();
    else if (this.body.firstChild !== this.tableBox) this.body.replaceChildren(this.tableBox);
  }

  showsTable() {
    return this.spec.kind === "table" || this.asTable || this.failed;
  }

  showMessage() {
    this.dropChart();
    const box = element("div", "hl-message");
    box.append(element("p", "hl-message-text", this.spec.message?.text));
    if (this.spec.message?.hint) box.append(element("p", "hl-message-hint", this.spec.message.hint));
    this.body.replaceChildren(box);
  }

  showChart() {
    if (!this.chartBox) {
      this.chartBox = element("div", "hl-chart hl-waiting");
      this.chartBox.setAttribute("role", "img");
      this.chart = new this.Chart(this.chartBox, (value) =>
        this.emit("select", { card: this.id, value }),
      );
    }
    this.chartBox.setAttribute("aria-label", this.spec.alt ?? this.spec.title);
    this.chartBox.classList.toggle("hl-selectable", Boolean(this.spec.select));
    if (this.body.firstChild !== this.chartBox || this.body.childElementCount > 1) {
      this.body.replaceChildren(this.chartBox);
    }
  }

  showTable() {
    if (!this.tableBuilt) this.buildTable();
    if (this.body.firstChild !== this.tableBox) this.body.replaceChildren(this.tableBox);
  }

  buildTable() {
    const { spec, payload } = this;
    // Another piece of a list begins at its top; the same rows stay where they were.
    const keys = JSON.stringify(spec.table?.keys ?? null);
    const scroll = keys === this.tableKeys ? (this.tableBox?.scrollTop ?? 0) : 0;
    this.tableKeys = keys;
    const pressed = this.tableBox?.contains(document.activeElement)
      ? document.activeElement.closest("thead th")?.cellIndex
      : undefined;
    this.tableBuilt = true;
    this.tableBox = element("div", "hl-table-box");
    this.tableBox.tabIndex = 0;
    this.tableBox.setAttribute("role", "region");
    this.tableBox.setAttribute("aria-labelledby", `hl-title-${this.id}`);
    if (this.failed) this.tableBox.append(element("p", "hl-failed", payload.strings.chart_failed));
    if (!spec.table) return;
    const isCrowded = spec.table.columns.length > CROWDED;
    const table = element("table", isCrowded ? "hl-table hl-crowded" : "hl-table");
    table.append(element("caption", "hl-hidden", spec.title));
    const side = spec.table.columns.map((column, at) => {
      if (column.align === "right") return "hl-right";
      return `hl-left ${roomFor(column, spec.table.rows.map((row) => row[at]))}`;
    });
    const names = element("tr");
    spec.table.columns.forEach((column, at) => {
      const cell = element("th", side[at], column.sort ? null : column.label);
      cell.scope = "col";
      if (column.sort) cell.append(this.choiceButton(column.label, column.sort));
      if (column.sorted) {
        cell.setAttribute("aria-sort", column.sorted === "rising" ? "ascending" : "descending");
      }
      names.append(cell);
    });
    table.append(element("thead"));
    table.tHead.append(names);
    const rows = element("tbody");
    spec.table.rows.forEach((values, rowAt) => {
      const row = element("tr");
      const key = spec.table.keys?.[rowAt];
      values.forEach((value, at) => {
        const opens = at === 0 && key;
        const cell = element(at === 0 ? "th" : "td", side[at]);
        if (opens) cell.append(this.choiceButton(value, key));
        else cell.append(...breakable(value));
        if (at === 0) cell.scope = "row";
        row.append(cell);
      });
      rows.append(row);
    });
    table.append(rows);
    this.tableBox.append(table);
    requestAnimationFrame(() => {
      this.tableBox.scrollTop = scroll;
      // A head that was pressed keeps the focus, so that it can be pressed again.
      if (pressed !== undefined) names.cells[pressed]?.querySelector("button")?.focus();
    });
  }

  /** A name or a column head that sends a choice when it is pressed. */
  choiceButton(label, value) {
    const button = textButton("", null, () => this.emit("select", { card: this.id, value }));
    button.append(...breakable(label));
    button.classList.add("hl-choice");
    return button;
  }

  needsDrawing(dark) {
    this.colourLegend(dark);
    if (this.spec.kind === "message") return false;
    if (this.showsTable()) return !this.tableBuilt;
    if (!this.spec.figure || !this.chart) return false;
    return this.chart.differs(this.shownFigure(), dark, this.spec.marked ?? []);
  }

  colourLegend(dark) {
    if (this.legendDark === dark) return;
    this.legendDark = dark;
    const map = dark ? (this.payload.theme_dark ?? {}) : {};
    for (const mark of this.legend.querySelectorAll(".hl-mark")) {
      const colour = mark.dataset.colour;
      mark.style.setProperty("--hl-mark", map[colour] ?? map[colour?.toUpperCase()] ?? colour);
    }
  }

  /** Move the outline where nothing else changed, without Plotly; says whether it did. */
  outline(dark) {
    const { marked = [] } = this.spec;
    if (this.spec.kind !== "chart" || this.showsTable()) return false;
    if (!this.chart?.onlyMarksDiffer(this.shownFigure(), dark, marked)) return false;
    this.noteDrawn(this.chart.mark(dark, this.payload.theme_dark ?? {}, marked));
    return true;
  }

  noteDrawn(hash) {
    this.root.dataset.drawn = hash;
    performance.mark(`hl-drawn:${this.id}`);
  }

  measure() {
    if (!this.showsTable()) this.chart?.measure();
  }

  draw(plotly, dark) {
    const started = performance.now();
    this.drawNow(plotly, dark);
    this.cost = performance.now() - started;
  }

  drawNow(plotly, dark) {
    if (this.showsTable()) return this.showTable();
    try {
      if (!plotly) throw new Error("Plotly is missing");
      this.dark = dark;
      const { theme_dark: colours = {} } = this.payload;
      const { marked = [] } = this.spec;
      this.noteDrawn(this.chart.draw(plotly, this.shownFigure(), dark, colours, marked));
    } catch (error) {
      console.error(`board: chart ${this.id}`, error);
      this.failed = true;
      this.tableBuilt = false;
      this.dropChart();
      this.arrangeBody(true);
    }
  }

  async savePicture(format) {
    const { picture } = await import("./pictures.js" + version);
    try {
      const shown = this.step ?? {};
      const words = this.step && { title: shown.title, subtitle: shown.subtitle };
      const card = { ...this.spec, ...shown, print: { ...this.spec.print, ...words } };
      await picture(card, format, this.payload, await this.environment.plotly, this.environment.statics);
    } catch (error) {
      console.error(`board: picture of ${this.id}`, error);
    }
  }

  dropChart() {
    this.chart?.destroy();
    this.chart = null;
    this.chartBox = null;
    delete this.root.dataset.drawn;
  }

  destroy() {
    this.dropChart();
    this.root.remove();
  }
}

/** Browsers keep the clipboard from pages that come over plain http, as on an office's own network. */
async function copyText(words) {
  if (navigator.clipboard) return navigator.clipboard.writeText(words);
  const box = element("textarea");
  box.value = words;
  document.body.append(box);
  box.select();
  document.execCommand("copy");
  box.remove();
}

// More columns than this leave each other less room, so that those on the right stay in sight.
const CROWDED = 10;
// From so many letters on, the longest cell of a column of words asks for room of its own.
const NAME = 8;
const LONG_CELL = 20;
const SENTENCE = 44;
// An id, a file or an address longer than this may break behind its marks, and a part of it as long
// anywhere: it would take the room of all others.
const LONG_WORD = 22;
const BEHIND_A_MARK = /(?<=[_\-/.?&=])(?=[^_\-/.?&=])/;

/** A cell's text with places where its long words may break; what is copied of it stays the same. */
function breakable(text) {
  if (text.length <= LONG_WORD) return [text];
  return text.split(/(\s+)/).flatMap((word) => {
    if (word.length <= LONG_WORD) return [word];
    const pieces = word.split(BEHIND_A_MARK);
    return pieces.flatMap((piece, at) => (at ? [element("wbr"), piece] : [piece]));
  });
}

/** The class of a column of words: what its longest cell needs in order not to stand a word a line. */
function roomFor(column, texts) {
  if (column.wide) return "hl-wide";
  let cell = 0;
  let word = 0;
  for (const text of texts) {
    cell = Math.max(cell, text.length);
    for (const part of text.split(/\s/)) {
      if (part.length <= LONG_WORD) word = Math.max(word, part.length);
      else for (const piece of part.split(BEHIND_A_MARK)) word = Math.max(word, piece.length);
    }
  }
  const room = cell > SENTENCE ? "hl-sentence" : cell > LONG_CELL ? "hl-long" : cell > NAME ? "hl-name" : "";
  return word > LONG_WORD ? `${room} hl-code` : room;
}
