// Pointing at a map drawn as one trace per colour class. Plotly can name only a whole trace, and a trace
// a province makes every update several times slower, so the board finds the place itself: each trace
// says in `meta.areas` which place each of its rings belongs to, `layout.meta.places` says what to show.
// It also outlines the chosen places above the picture, so that a choice leaves the figure as it is.

const OUTLINE = "#C2693D";
const OUTLINE_WIDTH = 2;
const SVG = "http://www.w3.org/2000/svg";

export class Areas {
  constructor(box, plot, select) {
    this.box = box;
    this.plot = plot;
    this.select = select;
    this.tip = document.createElement("div");
    this.tip.className = "hl-tip";
    this.tip.hidden = true;
    this.sheet = document.createElementNS(SVG, "svg");
    this.sheet.classList.add("hl-outline");
    this.sheet.setAttribute("aria-hidden", "true");
    this.outline = document.createElementNS(SVG, "path");
    this.outline.setAttribute("stroke-width", OUTLINE_WIDTH);
    this.sheet.append(this.outline);
    box.append(this.sheet, this.tip);
    box.addEventListener("pointermove", (event) => this.point(event));
    box.addEventListener("pointerdown", (event) => this.point(event));
    box.addEventListener("pointerleave", () => this.leave());
    box.addEventListener("click", (event) => this.choose(event));
  }

  /** Take the rings of a newly drawn figure. */
  update(figure) {
    this.places = figure.layout?.meta?.places ?? {};
    this.rings = figure.data.flatMap((trace) => (trace.meta?.areas ? ringsOf(trace) : []));
    this.leave();
  }

  /** Outline the places of these codes where the picture stands now; `colours` as for a figure. */
  mark(codes, colours) {
    const { xaxis, yaxis } = this.plot._fullLayout ?? {};
    const wanted = xaxis && codes.length ? this.rings.filter(({ place }) => codes.includes(place)) : [];
    const path = wanted.map(({ xs, ys }) => {
      const points = xs.map((x, at) => {
        const [left, top] = [xaxis._offset + xaxis.d2p(x), yaxis._offset + yaxis.d2p(ys[at])];
        return `${left.toFixed(1)},${top.toFixed(1)}`;
      });
      return `M${points.join("L")}Z`;
    });
    this.outline.setAttribute("d", path.join(""));
    this.outline.setAttribute("stroke", colours[OUTLINE] ?? OUTLINE);
    this.outline.dataset.places = codes.join(" ");
  }

  placeAt(event) {
    const { xaxis, yaxis } = this.plot._fullLayout ?? {};
    if (!xaxis || !this.rings?.length) return null;
    const frame = this.plot.getBoundingClientRect();
    const x = xaxis.p2d(event.clientX - frame.left - xaxis._offset);
    const y = yaxis.p2d(event.clientY - frame.top - yaxis._offset);
    return this.rings.find((ring) => holds(ring, x, y))?.place ?? null;
  }

  point(event) {
    const place = this.placeAt(event);
    const words = place === null ? undefined : this.places[place];
    this.box.classList.toggle("hl-pointed", words !== undefined);
    this.tip.hidden = words === undefined;
    if (words === undefined) return;
    if (this.tip.textContent !== words) this.tip.textContent = words;
    const frame = this.box.getBoundingClientRect();
    const x = event.clientX - frame.left;
    const right = x > frame.width / 2;
    this.tip.style.left = right ? "" : `${x + 14}px`;
    this.tip.style.right = right ? `${frame.width - x + 14}px` : "";
    this.tip.style.top = `${Math.max(0, event.clientY - frame.top - 20)}px`;
  }

  leave() {
    this.tip.hidden = true;
    this.box.classList.remove("hl-pointed");
  }

  choose(event) {
    const place = this.placeAt(event);
    if (place !== null && this.box.classList.contains("hl-selectable")) this.select(place);
  }
}

/** The same outline as a trace, for a picture that leaves the page. */
export function outlineTrace(figure, codes) {
  const rings = figure.data.flatMap((trace) => (trace.meta?.areas ? ringsOf(trace) : []));
  const wanted = rings.filter(({ place }) => codes.includes(place));
  const closed = (name) => wanted.flatMap((ring) => [...ring[name], ring[name][0], null]);
  const line = { color: OUTLINE, width: OUTLINE_WIDTH };
  return { type: "scatter", mode: "lines", x: closed("xs"), y: closed("ys"), line, hoverinfo: "skip" };
}

function ringsOf(trace) {
  const rings = [];
  let ring = null;
  for (let at = 0; at < trace.x.length; at++) {
    const x = trace.x[at];
    if (x === null) {
      ring = null;
      continue;
    }
    const y = trace.y[at];
    if (!ring) {
      const place = String(trace.meta.areas[rings.length]);
      ring = { place, xs: [], ys: [], west: x, east: x, south: y, north: y };
      rings.push(ring);
    }
    ring.xs.push(x);
    ring.ys.push(y);
    ring.west = Math.min(ring.west, x);
    ring.east = Math.max(ring.east, x);
    ring.south = Math.min(ring.south, y);
    ring.north = Math.max(ring.north, y);
  }
  return rings;
}

/** Even-odd rule. */
function holds({ xs, ys, west, east, south, north }, x, y) {
  if (x < west || x > east || y < south || y > north) return false;
  let inside = false;
  for (let a = 0, b = xs.length - 1; a < xs.length; b = a++) {
    const crosses = ys[a] > y !== ys[b] > y;
    if (crosses && x < ((xs[b] - xs[a]) * (y - ys[a])) / (ys[b] - ys[a]) + xs[a]) inside = !inside;
  }
  return inside;
}
