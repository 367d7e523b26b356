// The keys of a page: those of the frame, g followed by a letter, and those a page gives its own buttons (data-key).
import { make, typing } from "./words.js";

const handlers = new Map();
let afterG = false;
let forget = 0;

/** Says what a key does when nobody is typing; the first answer that is not false wins. */
export function onKey(key, handler) {
  handlers.set(key, [...(handlers.get(key) ?? []), handler]);
}

// What stands in a closed menu is as near as the menu.
const visible = (element) => {
  const shown = element.closest("details.menu") ?? element;
  return shown.checkVisibility?.() ?? shown.offsetParent !== null;
};

function scope() {
  const dialogs = document.querySelectorAll("dialog[open]");
  return dialogs.length > 0 ? dialogs[dialogs.length - 1] : document;
}

function pressed(key) {
  return [...scope().querySelectorAll("[data-key]")].find((element) => element.dataset.key === key && visible(element));
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing) return;
  const command = event.ctrlKey || event.metaKey;
  if (command && event.key.toLowerCase() === "k") {
    event.preventDefault();
    document.dispatchEvent(new CustomEvent("baton:palette"));
    return;
  }
  if (command || event.altKey) return;
  if (event.key === "Escape") {
    run("Escape", event);
    return;
  }
  if (typing(event.target)) return;
  if (afterG) {
    afterG = false;
    const link = document.querySelector(`[data-go="${CSS.escape(event.key)}"]`);
    if (link) {
      event.preventDefault();
      link.click();
    }
    return;
  }
  if (event.key === "g" && scope() === document) {
    afterG = true;
    clearTimeout(forget);
    forget = setTimeout(() => (afterG = false), 1500);
    return;
  }
  if (run(event.key, event)) return;
  const button = pressed(event.key);
  if (button) {
    event.preventDefault();
    button.click();
  }
});

function run(key, event) {
  if (scope() !== document) return false;
  for (const handler of handlers.get(key) ?? []) {
    if (handler(event) !== false) {
      event.preventDefault();
      return true;
    }
  }
  return false;
}

function showKeys() {
  const dialog = document.getElementById("keys");
  if (!dialog) return false;
  const list = dialog.querySelector("[data-page-keys]");
  list.replaceChildren();
  for (const element of document.querySelectorAll("main [data-key], .bulk-bar [data-key]")) {
    const row = make("div");
    const term = make("dt");
    term.append(make("kbd", "", element.dataset.key));
    row.append(term, make("dd", "", element.querySelector("span")?.textContent.trim()));
    list.append(row);
  }
  dialog.querySelector("[data-page-keys-none]").hidden = list.children.length > 0;
  dialog.showModal();
}

onKey("?", showKeys);
onKey("/", () => document.dispatchEvent(new CustomEvent("baton:palette")));
onKey("f", () => {
  const box = document.querySelector("[data-list-search]");
  if (!box) return false;
  box.focus();
  box.select();
});
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-open-keys]")) showKeys();
  if (event.target.closest("[aria-disabled=true]")) event.preventDefault();
});
