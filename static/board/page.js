// The parts of the page around the cards: title, lead sentence, notices, headline figures.

/** An element with a class and, where given, plain text. Payload text never becomes markup. */
export function element(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined && text !== null) node.textContent = text;
  return node;
}

/** A small text button; `press` is called with the button itself. */
export function textButton(label, name, press) {
  const button = element("button", "hl-link", label);
  button.type = "button";
  if (name) button.setAttribute("aria-label", name);
  button.onclick = () => press(button);
  return button;
}

/** Show that a file is on its way; the mark goes when the file comes, or by itself if none does. */
export function markBusy(button) {
  button.setAttribute("aria-busy", "true");
  setTimeout(() => button.removeAttribute("aria-busy"), 10000);
}

/** Hand a file to the visitor under the given name. */
export function saveFile(blob, filename) {
  const anchor = element("a");
  anchor.href = URL.createObjectURL(blob);
  anchor.download = filename;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(anchor.href), 10000);
}

/** Rebuild `target` with `build` only when `content` differs from the last time. */
export function whenChanged(target, content, build) {
  const text = JSON.stringify(content);
  if (target.hlContent === text) return;
  target.hlContent = text;
  build();
}

export function drawHead(target, payload, emit) {
  const { page, strings, page_downloads: downloads = [] } = payload;
  whenChanged(target, [page.title, page.lead, page.band, downloads, strings], () => {
    const focused = target.contains(document.activeElement)
      ? document.activeElement.dataset.format
      : null;
    const words = element("div", "hl-words");
    if (page.title) words.append(element("h1", "hl-title", page.title));
    if (page.lead?.length) {
      const lead = element("p", "hl-lead");
      for (const part of page.lead) lead.append(element(part.strong ? "strong" : "span", "", part.t));
      words.append(lead);
    }
    target.replaceChildren();
    // A board below the controls has the band on its pictures only: the board above has said it.
    if (page.band && page.title) target.append(element("p", "hl-band", page.band));
    const line = element("div", "hl-headline");
    line.append(words);
    if (downloads.length) {
      const links = element("div", "hl-links");
      links.append(element("span", "hl-quiet", strings.download_page + ":"));
      for (const format of downloads) {
        const label = strings[format] ?? format;
        const button = textButton(label, `${strings.download_page}: ${label}`, (pressed) => {
          markBusy(pressed);
          emit("download", { card: null, format });
        });
        button.dataset.format = format;
        links.append(button);
      }
      line.append(links);
    }
    target.append(line);
    if (focused) target.querySelector(`[data-format="${focused}"]`)?.focus();
  });
}

export function drawNotices(target, notices) {
  whenChanged(target, notices, () => {
    target.replaceChildren(
      ...notices.map((notice) => {
        const known = ["info", "warn", "error"].includes(notice.level) ? notice.level : "info";
        const line = element("p", `hl-notice hl-notice-${known}`, notice.text);
        if (known === "error") line.setAttribute("role", "alert");
        return line;
      }),
    );
  });
}

export function drawTiles(target, tiles) {
  target.hidden = tiles.length === 0;
  target.style.setProperty("--hl-tiles", Math.min(tiles.length, 6) || 1);
  const kept = new Map([...target.children].map((tile) => [tile.dataset.tile, tile]));
  const wanted = tiles.map((tile) => {
    const node = kept.get(tile.id) ?? element("li", "hl-tile");
    node.dataset.tile = tile.id;
    whenChanged(node, tile, () => fillTile(node, tile));
    return node;
  });
  const same =
    wanted.length === target.children.length && wanted.every((node, at) => node === target.children[at]);
  if (!same) target.replaceChildren(...wanted);
}

function fillTile(node, tile) {
  if (tile.title) node.title = tile.title;
  else node.removeAttribute("title");
  const value = element("p", "hl-value");
  value.append(element("span", "hl-number", tile.value));
  if (tile.unit) value.append(" ", element("span", "hl-unit", tile.unit));
  node.replaceChildren(element("h2", "hl-label", tile.label), value);
  for (const line of [tile.change, ...(tile.lines ?? [])]) {
    if (line?.text) node.append(element("p", `hl-note ${tone(line.tone)}`, line.text));
  }
  if (tile.source) {
    const source = element("p", "hl-tile-source");
    // A hollow ring says the same as the hollow marks of the charts: not final yet.
    if (tile.status && tile.status !== "final") source.append(element("span", "hl-ring"));
    source.append(tile.source);
    node.append(source);
  }
}

function tone(name) {
  return `hl-${["good", "bad", "warn"].includes(name) ? name : "quiet"}`;
}
