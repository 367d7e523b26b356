// Dialogs, menus and the preview beside a list.
import { onKey } from "./keyboard.js";

const openMenus = () => document.querySelectorAll("details[data-popover][open]");

function show(dialog) {
  if (!dialog.open) dialog.showModal();
  const first = dialog.querySelector("[autofocus], .has-error input, input:not([type=hidden]), select, textarea") ?? dialog.querySelector("[data-first]");
  first?.focus();
  // A number that stands there is a suggestion: the first key replaces it.
  if (first?.matches(".number")) first.select();
}

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog]");
  if (opener) {
    const dialog = document.getElementById(opener.dataset.dialog);
    if (dialog) show(dialog);
  }
  if (event.target.closest("[data-close]")) event.target.closest("dialog")?.close();
  if (event.target instanceof HTMLDialogElement) event.target.close();
  for (const menu of openMenus()) if (!menu.contains(event.target) || opener) menu.open = false;
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of openMenus()) {
    menu.open = false;
    menu.querySelector("summary").focus();
    event.preventDefault();
  }
});

// Arrow keys walk through an open menu.
document.addEventListener("keydown", (event) => {
  const menu = event.target.closest?.("details[data-popover][open]");
  if (!menu || !["ArrowDown", "ArrowUp"].includes(event.key)) return;
  const items = [...menu.querySelectorAll("a, button")];
  if (items.length === 0 || event.target.matches("input, select, textarea")) return;
  event.preventDefault();
  const at = items.indexOf(document.activeElement);
  items[(at + (event.key === "ArrowDown" ? 1 : -1) + items.length) % items.length].focus();
});

// What htmx puts into the host is shown at once.
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.target.id === "dialogs") {
    const dialog = event.target.querySelector("dialog");
    if (dialog) show(dialog);
  }
});

const peek = document.getElementById("peek");

/** Shows an address beside the list, without leaving it. */
export function peekAt(address, href) {
  if (!peek) return;
  peek.hidden = false;
  document.documentElement.dataset.peek = address;
  peek.querySelector("[data-peek-open]").href = href ?? address;
  window.htmx.ajax("GET", address, { target: "#peek-body", swap: "innerHTML" });
}

export function closePeek() {
  if (!peek || peek.hidden) return false;
  peek.hidden = true;
  delete document.documentElement.dataset.peek;
  return true;
}

peek?.addEventListener("click", (event) => {
  if (event.target.closest("[data-peek-close]")) closePeek();
});
onKey("Escape", closePeek);
