// Runs in every rendering alike. It knows nothing of frameworks: it looks at the SVG nodes that stand in
// the page and at the values that were bound to them when they were drawn.
(() => {
  const near = (a, b, slack) => Math.abs(a - b) <= slack;
  const same = (a, b) => near(a, b, 1e-6 * Math.max(1, Math.abs(b)));
  const rgb = (hex) => `rgb(${[1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)).join(", ")})`;

  const drawnTraces = (plot, layer) => [...plot.querySelectorAll(`${layer} .trace`)]
    .map((node) => ({ node, points: node.__data__, trace: node.__data__?.[0]?.trace }))
    .filter((drawn) => drawn.trace);

  /** West, east, south, north of what a path above the plot covers, in the units of its axes. */
  const extent = (plot, path) => {
    if (!path?.getAttribute("d")) return [];
    const { xaxis, yaxis } = plot._fullLayout;
    const { x, y, width, height } = path.getBBox();
    return [xaxis.p2d(x - xaxis._offset), xaxis.p2d(x + width - xaxis._offset),
      yaxis.p2d(y + height - yaxis._offset), yaxis.p2d(y - yaxis._offset)];
  };

  const covers = (box, wanted) => box.length === 4 && box.every((edge, at) => near(edge, wanted.box[at], 0.05));

  const shows = {
    // The outline of the province, drawn, with the province's own extent: a trace, or a path above.
    map: (plot, wanted) => covers(extent(plot, plot.parentElement.querySelector(".hl-outline path")), wanted)
      || drawnTraces(plot, ".scatterlayer").some(({ node, points, trace }) => {
      if (trace.mode !== "lines" || trace.line.width < 1.5 || !node.querySelector("path.js-line")) return false;
      const xs = points.map((point) => point.x).filter(Number.isFinite);
      const ys = points.map((point) => point.y).filter(Number.isFinite);
      return covers([Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)], wanted);
    }),
    // The province's own bar, as long as its value, in the strong colour, with its number beside it.
    ranking: (plot, wanted) => drawnTraces(plot, ".barlayer").some(({ node, trace }) =>
      [...node.querySelectorAll(".point")].some((bar) => {
        const point = bar.__data__;
        return trace.y[point.i] === wanted.name && same(point.s, wanted.ranked)
          && getComputedStyle(bar.querySelector("path")).fill === rgb(wanted.strong)
          && bar.querySelector("text");
      })),
    trend: (plot, wanted) => drawnTraces(plot, ".scatterlayer").some(({ node }) =>
      [...node.querySelectorAll("path.point")].some(({ __data__: point }) =>
        point.x === wanted.newest_year && same(point.y, wanted.newest))),
    sectors: (plot, wanted) => drawnTraces(plot, ".barlayer").some(({ node }) =>
      [...node.querySelectorAll(".point")].some((bar) => same(bar.__data__.s, wanted.sector))),
  };

  const kindOf = (plot) => {
    // plotly.express sends numbers packed; only the full data holds them as lists everywhere.
    const [first] = plot._fullData ?? [];
    if (!first) return null;
    if (first.type === "bar") return first.y.length >= 10 ? "ranking" : "sectors";
    return first.fill === "toself" || plot._fullData.length > 20 ? "map" : "trend";
  };

  const missing = (wanted, charts) => {
    const plots = [...document.querySelectorAll(".js-plotly-plot")].filter((plot) => plot.isConnected);
    return charts.filter((chart) =>
      !plots.some((plot) => kindOf(plot) === chart && shows[chart](plot, wanted)));
  };

  /** Milliseconds from the choice to each chart showing it; the clock starts at the pointer's release. */
  const watch = (wanted, charts, chosenAt) => new Promise((resolve, reject) => {
    let left = missing(wanted, charts);
    if (left.length < charts.length) return reject(new Error(`shown before it was chosen: ${wanted.name}`));
    const times = {};
    const giveUp = performance.now() + 20000;
    const look = () => {
      const now = performance.now();
      if (chosenAt !== null) {
        const before = left;
        left = missing(wanted, left);
        for (const chart of before) if (!left.includes(chart)) times[chart] = performance.now() - chosenAt;
      }
      if (!left.length) return resolve(times);
      if (now > giveUp) return reject(new Error(`${wanted.name}: never shown: ${left}`));
      requestAnimationFrame(look);
    };
    if (chosenAt === null) {
      addEventListener("pointerup", (event) => { chosenAt = event.timeStamp; }, { capture: true, once: true });
    }
    requestAnimationFrame(look);
  });

  window.hlBench = {
    ready: (wanted, charts) => missing(wanted, charts).length === 0,
    missing,
    /** Arm for a choice that a pointer makes; the result waits in `result`. */
    arm: (wanted, charts) => { window.hlBench.result = watch(wanted, charts, null); window.hlBench.result.catch(() => {}); },
    /** Choose by calling `window.draw`: the floor. */
    call: (wanted, charts, figures) => {
      const result = watch(wanted, charts, performance.now());
      window.draw(figures);
      return result;
    },
  };
})();
