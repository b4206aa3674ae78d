// A chart as a file that stands alone: title, subtitle, band, chart, legend, source and caveats in one
// SVG with its typeface inside; the PNG is that SVG at twice the size. Files are always light.
const version = new URL(import.meta.url).search;
const [{ saveFile }, { outlineTrace }] = await Promise.all([
  import("./page.js" + version),
  import("./areas.js" + version),
]);

const SVG = "http://www.w3.org/2000/svg";
const FAMILY = "Be Vietnam Pro";
const INK = "#1C2B2A";
const QUIET = "#59626B";
const CLAY = "#A9512A";
const EDGE = 32;
const SUBSETS = [
  ["latin-ext", "U+0100-02BA,U+1E00-1E9F,U+2C60-2C7F,U+A720-A7FF", /[\u0100-\u02ba\u1e00-\u1e9f]/],
  ["latin", "U+0000-00FF,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215", /./],
  [
    "vietnamese",
    "U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304," +
      "U+0309,U+0323,U+1EA0-1EF9,U+20AB",
    /[\u0102-\u01b0\u1ea0-\u1ef9]/,
  ],
];

/** Make and save the picture of one card; `format` is "svg" or "png". */
export async function picture(card, format, payload, plotly, statics) {
  const print = card.print ?? {};
  const name = (print.filename ?? card.id).replace(/\.(svg|png|csv|xlsx)$/i, "");
  const { svg, ...sheet } = await compose(card, print, payload, plotly, statics);
  const file = new Blob([svg], { type: "image/svg+xml;charset=utf-8" });
  if (format === "svg") return saveFile(file, `${name}.svg`);
  return saveFile(await rasterise(file, sheet), `${name}.png`);
}

async function compose(card, print, payload, plotly, statics) {
  const width = print.width ?? 1200;
  const chartHeight = print.height ?? 640;
  const sheet = new Sheet(width);
  const band = print.band ?? payload.page.band;
  if (band) sheet.banner(band);
  sheet.space(EDGE - 6);
  sheet.text(print.title ?? card.title, { size: 24, weight: 700, gap: 31 });
  const quiet = [card.subtitle, card.coverage].filter(Boolean).join(" · ");
  const subtitle = print.subtitle ?? quiet;
  if (subtitle) sheet.text(subtitle, { size: 15, fill: QUIET, gap: 21 });
  sheet.space(10);
  sheet.chart(await chartSvg(card, print, plotly, width - 2 * EDGE, chartHeight), chartHeight);
  if (band) sheet.watermark(band, chartHeight);
  sheet.space(8);
  if (card.legend?.length) sheet.legend(card.legend);
  sheet.rule();
  for (const caveat of print.caveats ?? card.caveats ?? []) {
    sheet.text(caveat, { size: 13, fill: CLAY, gap: 18 });
  }
  const source = print.source ?? card.source;
  if (source) sheet.text(source, { size: 13, fill: QUIET, gap: 18 });
  sheet.space(EDGE - 14);
  await sheet.embedFonts(statics);
  return { svg: sheet.markup(), width, height: sheet.y, probes: sheet.probes };
}

async function chartSvg(card, print, plotly, width, height) {
  const figure = JSON.parse(card.figure);
  if (card.marked?.length) figure.data.push(outlineTrace(figure, card.marked));
  const layout = merge(figure.layout ?? {}, print.layout ?? {});
  Object.assign(layout, { width, height, autosize: false, paper_bgcolor: "#FFFFFF", plot_bgcolor: "#FFFFFF" });
  const uri = await plotly.toImage({ data: figure.data, layout }, { format: "svg", width, height });
  const markup = decodeURIComponent(uri.slice(uri.indexOf(",") + 1));
  const parsed = new DOMParser().parseFromString(markup, "image/svg+xml").documentElement;
  if (parsed.nodeName !== "svg") throw new Error("Plotly gave no picture");
  return document.importNode(parsed, true);
}

function merge(base, extra) {
  for (const [name, value] of Object.entries(extra)) {
    const nested = value && typeof value === "object" && !Array.isArray(value);
    base[name] = nested ? merge({ ...base[name] }, value) : value;
  }
  return base;
}

/** A page of SVG filled from the top; `y` is how far it has come. */
class Sheet {
  constructor(width) {
    this.width = width;
    this.y = 0;
    this.probes = new Map();
    this.root = this.node("svg", { width, xmlns: SVG });
    this.style = this.add("style", {});
    this.paper = this.add("rect", { width, fill: "#FFFFFF" });
    this.ruler = document.createElement("canvas").getContext("2d");
  }

  node(tag, attributes, text) {
    const node = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    if (text !== undefined) node.textContent = clean(text);
    return node;
  }

  add(tag, attributes, text) {
    return this.root.appendChild(this.node(tag, attributes, text));
  }

  space(height) {
    this.y += height;
  }

  banner(text) {
    this.add("rect", { width: this.width, height: 30, fill: CLAY });
    this.write(text, EDGE, 20, { size: 13, weight: 700, fill: "#FFFFFF" });
    this.y = 30;
  }

  write(text, x, y, { size, weight = 400, fill = INK, ...more }) {
    const font = { "font-family": `'${FAMILY}', sans-serif`, "font-size": size, "font-weight": weight };
    return this.add("text", { x, y, fill, ...font, ...more }, text);
  }

  measure(text, size, weight = 400) {
    this.ruler.font = `${weight} ${size}px '${FAMILY}', sans-serif`;
    return this.ruler.measureText(text).width;
  }

  /** Text of any length, broken into lines at spaces. */
  text(text, { size, weight = 400, fill = INK, gap }) {
    let line = "";
    const flush = () => {
      this.y += gap;
      const base = this.y - Math.round((gap - size) / 2);
      this.write(line, EDGE, base, { size, weight, fill });
      this.probes.set(weight, [EDGE, base - size, this.measure(line, size, weight), size]);
    };
    for (const word of clean(text).split(/\s+/)) {
      const longer = line ? `${line} ${word}` : word;
      if (line && this.measure(longer, size, weight) > this.width - 2 * EDGE) {
        flush();
        line = word;
      } else line = longer;
    }
    if (line) flush();
  }

  chart(svg, height) {
    svg.setAttribute("x", EDGE);
    svg.setAttribute("y", this.y);
    this.root.append(svg);
    this.y += height;
  }

  watermark(text, height) {
    const [x, y] = [this.width / 2, this.y - height / 2];
    const size = Math.min(64, (1.3 * this.width) / Math.max(12, text.length));
    this.write(text, x, y, {
      size, weight: 700, fill: CLAY, "fill-opacity": 0.16, "text-anchor": "middle",
      transform: `rotate(-18 ${x} ${y})`,
    });
  }

  legend(entries) {
    let x = EDGE;
    this.y += 20;
    for (const entry of entries) {
      const wide = this.measure(entry.label, 13) + 46;
      if (x > EDGE && x + wide > this.width - EDGE) {
        x = EDGE;
        this.y += 22;
      }
      this.mark(entry, x, this.y - 10);
      this.write(entry.label, x + 22, this.y, { size: 13 });
      x += wide;
    }
    this.y += 10;
  }

  mark({ shape, color }, x, y) {
    const paint = { fill: color };
    if (shape === "circle") this.add("circle", { cx: x + 8, cy: y + 5.5, r: 5, ...paint });
    else if (shape === "hollow") {
      this.add("circle", { cx: x + 8, cy: y + 5.5, r: 4.5, fill: "#FFFFFF", stroke: color, "stroke-width": 2 });
    } else if (shape === "line") this.add("rect", { x, y: y + 4, width: 16, height: 3, ...paint });
    else if (shape === "hatch") {
      this.add("rect", { x, y, width: 16, height: 11, fill: "#FFFFFF", stroke: color });
      this.add("path", { d: `M${x} ${y + 11}l11 -11M${x + 6} ${y + 11}l10 -10`, stroke: color });
    } else this.add("rect", { x, y, width: 16, height: 11, rx: 2, ...paint });
  }

  rule() {
    this.y += 10;
    this.add("rect", { x: EDGE, y: this.y, width: this.width - 2 * EDGE, height: 1, fill: "#E7E4DB" });
    this.y += 6;
  }

  /** The weights in use, as data addresses, so that the file shows the same letters anywhere. */
  async embedFonts(statics) {
    const markup = new XMLSerializer().serializeToString(this.root);
    const words = this.root.textContent;
    const weights = new Set(["400"]);
    for (const [, weight] of markup.matchAll(/font-weight[=:]\s*"?(\d{3})/g)) weights.add(weight);
    if (/font-weight[=:]\s*"?bold|<b>/.test(markup)) weights.add("700");
    const faces = [...weights].filter((weight) => ["400", "500", "600", "700"].includes(weight));
    const wanted = faces.map((weight) => [weight, "normal"]);
    if (/italic/.test(markup)) wanted.push(["400", "italic"]);
    const rules = await Promise.all(
      SUBSETS.flatMap(([subset, range, letters]) =>
        !letters.test(words)
          ? []
          : wanted.map(async ([weight, style]) => {
              const file = `fonts/be-vietnam-pro-${subset}-${weight}-${style}.woff2`;
              const answer = await fetch(new URL(file, statics));
              if (!answer.ok) return "";
              const data = await asDataAddress(await answer.blob());
              return (
                `@font-face{font-family:'${FAMILY}';font-weight:${weight};font-style:${style};` +
                `unicode-range:${range};src:url(${data}) format('woff2')}`
              );
            }),
      ),
    );
    this.style.textContent = rules.join("\n");
  }

  markup() {
    const height = Math.ceil(this.y);
    this.y = height;
    this.root.setAttribute("height", height);
    this.root.setAttribute("viewBox", `0 0 ${this.width} ${height}`);
    this.paper.setAttribute("height", height);
    return new XMLSerializer().serializeToString(this.root);
  }
}

/** Without the control characters that XML forbids. */
function clean(text) {
  return String(text ?? "").replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");
}

function asDataAddress(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.replace(/^data:[^;]*/, "data:font/woff2"));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

/** The sheet at twice its size. A browser reports an SVG as loaded before the typeface inside it is, and
 *  leaves the words blank until then: so it is drawn again until each weight has left ink. */
async function rasterise(file, { width, height, probes }) {
  const image = new Image(width, height);
  const address = URL.createObjectURL(file);
  try {
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = width * 2;
    canvas.height = height * 2;
    const pen = canvas.getContext("2d", { willReadFrequently: true });
    const draw = () => pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    for (let tries = 0; tries < 40; tries++) {
      draw();
      if ([...probes.values()].every((box) => hasInk(pen, box))) break;
      await pause(60);
    }
    // The chart's own weights arrive with the probed ones; one more moment covers the slowest.
    await pause(150);
    draw();
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png"),
    );
  } finally {
    URL.revokeObjectURL(address);
  }
}

function hasInk(pen, [x, y, width, height]) {
  const { data } = pen.getImageData(2 * x, 2 * y, Math.max(2, 2 * width), 2 * height);
  for (let at = 0; at < data.length; at += 4) if (data[at] < 160) return true;
  return false;
}

function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
