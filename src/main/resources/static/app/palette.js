// Everything one can do or go to, by its first letters: places, actions of this page, recently seen, and what is found.
import { ask } from "./requests.js";
import { icon, make, words } from "./words.js";

const dialog = document.getElementById("palette");
const input = dialog?.querySelector("input");
const list = dialog?.querySelector("[role=listbox]");
const KEPT = "baton-recent";
let hits = [];
let at = 0;
let asked = null;
let found = [];

function recent() {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? "[]");
  } catch {
    return [];
  }
}

/** Remembers this page, when it says that it is a thing rather than a list. */
function remember() {
  const fact = document.body.dataset.recent;
  if (!fact) return;
  const here = { title: document.body.dataset.title, fact, href: location.pathname };
  localStorage.setItem(KEPT, JSON.stringify([here, ...recent().filter((other) => other.href !== here.href)].slice(0, 8)));
}

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function fits(text, query) {
  const heap = plain(text);
  return plain(query).split(/\s+/).every((word) => heap.includes(word));
}

function actions() {
  return [...document.querySelectorAll("main [data-palette]")].map((element) => ({
    title: element.dataset.palette,
    icon: "bolt",
    key: element.dataset.key,
    run: () => element.click(),
  }));
}

function places() {
  return [...document.querySelectorAll(".rail [data-palette]")].map((link) => ({
    title: link.dataset.palette,
    icon: link.dataset.icon,
    key: `g ${link.dataset.go}`,
    href: link.href,
  }));
}

function draw() {
  const query = input.value.trim();
  const matching = (entry) => query === "" || fits(`${entry.title} ${entry.fact ?? ""}`, query);
  const groups = [
    [words.found, query === "" ? [] : found],
    [words.recent, recent().filter((entry) => entry.href !== location.pathname && matching(entry)).slice(0, 4).map((entry) => ({ ...entry, icon: "history" }))],
    [words.actions, actions().filter(matching)],
    [words.go, places().filter(matching)],
  ].filter(([, entries]) => entries.length > 0);
  hits = groups.flatMap(([, entries]) => entries);
  at = Math.min(at, Math.max(0, hits.length - 1));
  list.replaceChildren();
  let number = 0;
  for (const [name, entries] of groups) {
    list.append(make("div", "palette-group", name));
    for (const entry of entries) list.append(row(entry, number++));
  }
  if (hits.length === 0) list.append(make("p", "palette-none", words.none));
  mark();
}

function row(entry, number) {
  const made = make("div", "palette-hit");
  made.setAttribute("role", "option");
  made.id = `palette-hit-${number}`;
  made.append(icon(entry.icon ?? "arrow-right"), make("span", "palette-title", entry.title));
  if (entry.fact || entry.kind) made.append(make("span", "palette-fact", [entry.kind, entry.fact].filter(Boolean).join(" · ")));
  if (entry.key) {
    const keys = make("span", "palette-keys");
    for (const key of entry.key.split(" ")) keys.append(make("kbd", "", key));
    made.append(keys);
  }
  made.addEventListener("pointermove", () => {
    if (at === number) return;
    at = number;
    mark();
  });
  made.addEventListener("click", (event) => choose(number, event.ctrlKey || event.metaKey));
  return made;
}

function mark() {
  list.querySelectorAll("[role=option]").forEach((option, number) => {
    option.setAttribute("aria-selected", String(number === at));
    if (number === at) {
      option.scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", option.id);
    }
  });
}

function choose(number, elsewhere) {
  const entry = hits[number];
  if (!entry) return;
  dialog.close();
  if (entry.run) entry.run();
  else if (elsewhere) window.open(entry.href, "_blank", "noopener");
  else location.assign(entry.href);
}

let pause = 0;

async function search() {
  asked?.abort();
  const query = input.value.trim();
  if (query === "") {
    found = [];
    return;
  }
  asked = new AbortController();
  const answer = await ask(`/console/find?q=${encodeURIComponent(query)}`, asked.signal);
  if (answer && input.value.trim() === query) {
    found = answer;
    draw();
  }
}

function open() {
  if (!dialog || dialog.open) return;
  input.value = "";
  found = [];
  at = 0;
  draw();
  dialog.showModal();
  input.focus();
}

if (dialog) {
  remember();
  document.addEventListener("baton:palette", open);
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-open-palette]")) open();
  });
  input.addEventListener("input", () => {
    at = 0;
    found = [];
    draw();
    clearTimeout(pause);
    pause = setTimeout(search, 120);
  });
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      at = (at + (event.key === "ArrowDown" ? 1 : -1) + hits.length) % Math.max(1, hits.length);
      mark();
    } else if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      choose(at, event.ctrlKey || event.metaKey);
    }
  });
}
