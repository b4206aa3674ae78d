// The only script that travels with each run: it starts Plotly and the board's modules at once, in
// parallel, and hands every run to them. The browser caches both under their versioned addresses.
const statics = new URL("app/static/", document.baseURI);
const version = "?v=__VERSION__";

function loadPlotly() {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = new URL("plotly/plotly-basic-4.1.1.min.js", statics).href;
    script.onload = () => (window.Plotly ? resolve(window.Plotly) : reject(new Error("no Plotly")));
    script.onerror = () => reject(new Error("Plotly could not be loaded"));
    document.head.append(script);
  });
}

window.hlPlotly ??= loadPlotly();
window.hlPlotly.catch(() => {});
const load = (name) => import(new URL(`board/${name}.js${version}`, statics).href);
const ready = load("board");
// The modules that board.js asks for next, so that none waits for another to arrive.
for (const name of ["charts", "page", "cards", "schema", "areas"]) load(name).catch(() => {});
for (const weight of [400, 500, 600, 700]) {
  document.fonts.load(`${weight} 12px 'Be Vietnam Pro'`, "Hợp 1").catch(() => {});
}

export default async function (component) {
  if (!component.data?.length) return undefined;
  const { render } = await ready;
  return render(component, { plotly: window.hlPlotly, statics, version });
}

// Streamlit enters every change of the address as a step of its own, the one that completes a page's
// address too, so "back" would lead to the same page again and never leave it. A step is a page here.
function keepOneStepAPage() {
  const push = window.history.pushState.bind(window.history);
  window.history.pushState = (state, unused, address) => {
    const next = new URL(address ?? "", window.location.href);
    const samePage = next.pathname === window.location.pathname;
    return samePage ? window.history.replaceState(state, unused, address) : push(state, unused, address);
  };
}
if (!window.hlOneStepAPage) {
  window.hlOneStepAPage = true;
  keepOneStepAPage();
}
