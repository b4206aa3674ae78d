// Travels with each run: loads the picker's module once and hands every run to it.
const module = new URL("app/static/board/picker.js?v=__VERSION__", document.baseURI).href;
const ready = import(module);

export default async function (component) {
  const { render } = await ready;
  return render(component);
}
