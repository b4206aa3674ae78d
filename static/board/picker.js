// The place picker: one box that finds a place by any of its names, with or without accents.
const version = new URL(import.meta.url).search;
const [{ default: Combobox }, { element }] = await Promise.all([
  import("../picker/combobox-nav-3.0.2.js"),
  import("./page.js" + version),
]);

const pickers = new WeakMap();

/** Show one run's choice in the component's element; returns the clean-up of the whole picker. */
export function render(component) {
  const host = component.parentElement;
  let picker = pickers.get(host);
  if (!picker) {
    picker = new Picker(host);
    pickers.set(host, picker);
  }
  picker.update(component);
  return () => {
    picker.destroy();
    pickers.delete(host);
  };
}

/** Plain small letters without the word for province: what is typed and the names are compared so. */
export function fold(text) {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
  return plain.replace(/[^\p{L}\p{N}]+/gu, " ").trimStart().replace(/^(tinh|thanh pho|tp) /, "");
}

/** The places that a text means, the likeliest first: names that start with it, then words that do. */
export function matching(places, text) {
  const wanted = fold(text).trimEnd();
  const joined = wanted.replaceAll(" ", "");
  const order = ({ names }) => {
    if (names[0].startsWith(wanted)) return 0;
    if (names.some((name) => name.startsWith(wanted))) return 1;
    if (names.some((name) => name.includes(" " + wanted))) return 2;
    return names.some((name) => name.replaceAll(" ", "").includes(joined)) ? 3 : 4;
  };
  return places
    .map((place, at) => [order(place), at, place])
    .filter(([rank]) => rank < 4)
    .sort(([a, i], [b, j]) => a - b || i - j)
    .map(([, , place]) => place);
}

let made = 0;

class Picker {
  constructor(host) {
    this.id = `hl-places-${++made}`;
    this.root = element("div", "hl-picker");
    this.label = element("label", "hl-picker-label");
    this.label.htmlFor = `${this.id}-box`;
    this.box = element("input", "hl-picker-box");
    Object.assign(this.box, { id: `${this.id}-box`, type: "text", autocomplete: "off", spellcheck: false });
    this.list = element("ul", "hl-picker-list");
    Object.assign(this.list, { id: this.id, popover: "manual" });
    this.list.setAttribute("role", "listbox");
    this.root.append(this.label, this.box, this.list);
    host.append(this.root);
    // A name is one of several ways to say a place: Tab leaves the box and chooses nothing.
    this.keys = new Combobox(this.box, this.list, { tabInsertsSuggestions: false });
    this.box.addEventListener("focus", () => this.open());
    this.box.addEventListener("click", () => this.open());
    this.box.addEventListener("blur", () => this.close());
    this.box.addEventListener("keydown", (event) => this.press(event));
    this.box.addEventListener("input", () => this.typed());
    this.list.addEventListener("combobox-commit", ({ target }) => this.choose(target.dataset.place));
    // The box keeps the focus while the pointer chooses, or it would close before the click.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.follow = (event) => event.target !== this.list && this.place();
  }

  update(component) {
    this.component = component;
    const { label, hint, none, value, places } = JSON.parse(new TextDecoder().decode(component.data));
    this.none = none;
    this.value = value;
    this.places = places.map(([code, name, note, also]) => ({
      code, name, note, names: [name, ...also].map(fold),
    }));
    this.label.textContent = label;
    this.list.setAttribute("aria-label", label);
    this.box.placeholder = hint;
    this.box.title = hint;
    if (!this.isOpen) this.box.value = this.nameOf(value);
  }

  nameOf(code) {
    return this.places.find((place) => place.code === code)?.name ?? "";
  }

  /** Show every place, the chosen one marked; the name in the box gives way to what is typed next. */
  open() {
    if (this.isOpen) return;
    this.isOpen = true;
    this.box.select();
    this.fill(this.places);
    this.list.showPopover?.();
    this.place();
    this.keys.start();
    addEventListener("scroll", this.follow, true);
    addEventListener("resize", this.follow);
    this.select(this.list.querySelector(".hl-picker-now"));
  }

  close() {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.keys.stop();
    removeEventListener("scroll", this.follow, true);
    removeEventListener("resize", this.follow);
    this.list.hidePopover?.();
    this.list.replaceChildren();
    this.box.value = this.nameOf(this.value);
  }

  press(event) {
    if (event.key === "Escape" && this.isOpen) {
      this.close();
      this.box.select();
    } else if (!this.isOpen && ["ArrowDown", "ArrowUp"].includes(event.key)) {
      event.preventDefault();
      this.open();
    }
  }

  /** Show what the typed text means; Enter takes the first. */
  typed() {
    const text = this.box.value;
    this.open();
    this.box.value = text;
    const found = matching(this.places, text);
    this.fill(found);
    // The library's own listener, which may run after this one, takes every selection away.
    setTimeout(() => this.isOpen && found.length && this.select(this.list.firstElementChild));
  }

  choose(code) {
    const isNew = code !== this.value;
    this.value = code;
    this.close();
    if (isNew) this.component.setTriggerValue("choose", code);
    // On a touch screen the keyboard would stay and cover what was chosen.
    if (matchMedia("(pointer: coarse)").matches) this.box.blur();
  }

  fill(found) {
    const nodes = found.map((place) => {
      const node = element("li", "hl-picker-option");
      node.id = `${this.id}-${place.code}`;
      node.dataset.place = place.code;
      node.setAttribute("role", "option");
      node.append(element("span", "", place.name));
      if (place.note) node.append(element("span", "hl-picker-note", place.note));
      if (place.code === this.value) node.classList.add("hl-picker-now");
      return node;
    });
    if (!nodes.length) {
      const nothing = element("li", "hl-picker-option", this.none);
      nothing.setAttribute("role", "option");
      nothing.setAttribute("aria-disabled", "true");
      nodes.push(nothing);
    }
    this.list.replaceChildren(...nodes);
    this.list.scrollTop = 0;
  }

  /** Make an option the one that Enter takes and arrows start from. */
  select(option) {
    if (!option) return;
    option.setAttribute("aria-selected", "true");
    this.box.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  /** Under the box, or above it where there is more room. */
  place() {
    const { left, top, bottom, width } = this.box.getBoundingClientRect();
    const below = innerHeight - bottom - 12;
    const above = top - 12;
    const goesUp = below < 200 && above > below;
    Object.assign(this.list.style, {
      left: `${left}px`,
      width: `${Math.max(width, 310)}px`,
      maxHeight: `${Math.min(goesUp ? above : below, 380)}px`,
      top: goesUp ? "auto" : `${bottom + 4}px`,
      bottom: goesUp ? `${innerHeight - top + 4}px` : "auto",
    });
  }

  destroy() {
    this.close();
    this.keys.destroy();
    this.root.remove();
  }
}
