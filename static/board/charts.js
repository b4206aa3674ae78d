// One Plotly chart in a box that outlives the runs of the page.
const version = new URL(import.meta.url).search;
const [{ rememberArrayAttributes }, { Areas }] = await Promise.all([
  import("./schema.js" + version),
  import("./areas.js" + version),
]);

const CONFIG = { displayModeBar: false, responsive: false, doubleClick: false, showTips: false };

/** FNV-1a over UTF-16 code units, eight hex digits: which figure stands on the screen. */
export function figureHash(text) {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}

/** The figure's text with each colour of the light palette replaced by its dark partner, in one pass. */
function darken(text, colours) {
  return text.replace(/#[0-9a-f]{6}\b/gi, (found) => colours[found] ?? colours[found.toUpperCase()] ?? found);
}

export class Chart {
  constructor(box, select) {
    this.box = box;
    this.select = select;
    this.plot = document.createElement("div");
    this.plot.className = "hl-plot";
    box.append(this.plot);
  }

  size() {
    return [this.box.clientWidth, this.box.clientHeight];
  }

  /** Read the size for the drawing to come: after a neighbour is drawn, reading it costs a layout. */
  measure() {
    this.room = this.size();
  }

  /** Whether the picture differs from what is asked; `marked` are codes of places to outline. */
  differs(text, dark, marked) {
    return marked.join() !== this.marked || this.figureDiffers(text, dark);
  }

  figureDiffers(text, dark) {
    if (text !== this.text || dark !== this.dark) return true;
    const [width, height] = this.size();
    return Math.abs(width - this.width) > 1 || Math.abs(height - this.height) > 1;
  }

  /** Draw or update at the box's size, with these places outlined; returns the hash of both. */
  draw(plotly, text, dark, colours, marked) {
    if (this.figureDiffers(text, dark)) this.drawFigure(plotly, text, dark, colours);
    return this.mark(dark, colours, marked);
  }

  /** Whether nothing but the outline differs, the size of the box left aside: reading it costs a layout. */
  onlyMarksDiffer(text, dark, marked) {
    return text === this.text && dark === this.dark && marked.join() !== this.marked;
  }

  mark(dark, colours, marked) {
    this.areas?.mark(marked, dark ? colours : {});
    this.marked = marked.join();
    return marked.length ? figureHash(this.hash + this.marked) : this.hash;
  }

  drawFigure(plotly, text, dark, colours) {
    const [width, height] = this.room ?? this.size();
    this.room = null;
    const onlySize = text === this.text && dark === this.dark;
    this.width = width;
    this.height = height;
    if (onlySize) {
      plotly.relayout(this.plot, { width, height });
      return;
    }
    rememberArrayAttributes(plotly.PlotSchema);
    const figure = JSON.parse(dark ? darken(text, colours) : text);
    const layout = prepare(figure.layout ?? {}, width, height);
    plotly.react(this.plot, figure.data, layout, CONFIG);
    if (this.areas || figure.data.some((trace) => trace.meta?.areas)) {
      this.areas ??= new Areas(this.box, this.plot, this.select);
      this.areas.update(figure);
    }
    if (!this.listening) {
      this.listening = true;
      this.plot.on("plotly_click", (event) => this.choose(event));
      this.box.classList.remove("hl-waiting");
    }
    this.text = text;
    this.dark = dark;
    this.hash = figureHash(text);
  }

  choose(event) {
    if (this.areas?.rings.length || !this.box.classList.contains("hl-selectable")) return;
    const point = event.points?.[0];
    // A filled polygon has no point of its own: its trace carries one row for the whole shape.
    const row = point?.customdata ?? point?.data?.customdata?.[0];
    const value = Array.isArray(row) ? row[0] : row;
    if (value !== undefined && value !== null) this.select(String(value));
  }

  destroy() {
    if (this.listening) window.Plotly?.purge(this.plot);
    this.plot.remove();
  }
}

/** The box decides the size; dragging is off, so a finger on a chart still scrolls the page. */
function prepare(layout, width, height) {
  layout.width = width;
  layout.height = height;
  layout.autosize = false;
  layout.dragmode ??= false;
  layout.paper_bgcolor = "rgba(0,0,0,0)";
  layout.plot_bgcolor = "rgba(0,0,0,0)";
  layout.xaxis ??= {};
  layout.yaxis ??= {};
  for (const name of Object.keys(layout)) {
    if (/^[xy]axis\d*$/.test(name)) layout[name].fixedrange = true;
  }
  return layout;
}
