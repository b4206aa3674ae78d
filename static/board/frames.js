// Steps of a picture that play: a slider, a button, and figures that borrow their rings.
const version = new URL(import.meta.url).search;
const { element } = await import("./page.js" + version);
const STEP_MS = 1100;

/** The rings of each place of a figure: trace.meta.areas names them in order. */
function ringsOf(figure) {
  const rings = new Map();
  for (const trace of figure.data) {
    const areas = trace.meta?.areas;
    if (!areas) continue;
    let at = 0;
    let start = 0;
    for (let i = 0; i <= trace.x.length; i++) {
      if (i < trace.x.length && trace.x[i] !== null) continue;
      const place = String(areas[at++]);
      if (!rings.has(place)) rings.set(place, []);
      rings.get(place).push([trace.x.slice(start, i), trace.y.slice(start, i)]);
      start = i + 1;
    }
  }
  return rings;
}

/** A step's figure as text, its area traces (`meta.fill`) given the rings of the card's own figure. */
export function withRings(stepText, ownText) {
  const step = JSON.parse(stepText);
  const rings = ringsOf(JSON.parse(ownText));
  for (const trace of step.data) {
    const places = trace.meta?.fill;
    if (!places) continue;
    trace.x = [];
    trace.y = [];
    const areas = [];
    for (const place of places) {
      for (const [x, y] of rings.get(String(place)) ?? []) {
        if (areas.length) {
          trace.x.push(null);
          trace.y.push(null);
        }
        trace.x.push(...x);
        trace.y.push(...y);
        areas.push(place);
      }
    }
    trace.meta = { areas };
  }
  return JSON.stringify(step);
}

/** The row of controls under a picture; `show(index)` draws a step. */
export class Player {
  constructor(card, show) {
    this.card = card;
    this.show = show;
    this.root = element("div", "hl-player");
    this.button = element("button", "hl-play");
    this.button.type = "button";
    this.button.onclick = () => (this.timer ? this.stop() : this.play());
    this.slider = element("input", "hl-step");
    this.slider.type = "range";
    this.slider.min = 0;
    this.slider.step = 1;
    this.slider.oninput = () => {
      this.stop();
      this.go(Number(this.slider.value));
    };
    this.label = element("output", "hl-step-label");
    this.root.append(this.button, this.slider, this.label);
  }

  /** Take a run's steps; starts at the one that the card's own figure is. */
  update(frames, strings) {
    this.stop();
    this.frames = frames;
    this.strings = strings;
    this.slider.max = frames.length - 1;
    this.slider.setAttribute("aria-label", strings.play ?? "");
    this.at = Math.max(0, frames.findIndex((frame) => !frame.figure));
    this.mark();
  }

  go(at) {
    this.at = at;
    this.mark();
    this.show(at);
  }

  mark() {
    this.slider.value = this.at;
    this.label.textContent = this.frames[this.at].label;
    this.slider.setAttribute("aria-valuetext", this.frames[this.at].label);
    this.markButton();
  }

  markButton() {
    const words = this.timer ? this.strings.pause : this.strings.play;
    this.button.textContent = this.timer ? "❚❚" : "▶";
    this.button.setAttribute("aria-label", words ?? "");
    this.button.title = words ?? "";
  }

  play() {
    const next = () => {
      if (!this.root.isConnected || this.at >= this.frames.length - 1) return this.stop();
      this.go(this.at + 1);
    };
    this.timer = setInterval(next, STEP_MS);
    this.go(this.at >= this.frames.length - 1 ? 0 : this.at);
  }

  stop() {
    clearInterval(this.timer);
    this.timer = null;
    if (this.frames) this.markButton();
  }
}
