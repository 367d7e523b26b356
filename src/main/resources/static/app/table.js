// A list under the fingers: j k move, x selects, X selects all, Enter opens, Space looks at it beside the list.
import { closePeek, peekAt } from "./dialogs.js";
import { onKey } from "./keyboard.js";

const tables = () => [...document.querySelectorAll("[data-table]")].filter((table) => table.offsetParent !== null);
const rowsOf = (table) => [...table.tBodies].flatMap((body) => [...body.rows]).filter((row) => !row.matches(".group-row"));
const current = () => document.querySelector("[data-table] tr.is-current");

function go(row) {
  if (!row) return;
  current()?.classList.remove("is-current");
  row.classList.add("is-current");
  row.scrollIntoView({ block: "nearest" });
  const link = row.querySelector("th a, a");
  (link ?? row).focus?.({ preventScroll: true });
  if (document.documentElement.dataset.peek && row.dataset.peek) peekAt(row.dataset.peek, row.dataset.href);
}

function move(by) {
  const table = current()?.closest("[data-table]") ?? tables()[0];
  if (!table) return false;
  const rows = rowsOf(table);
  const at = rows.indexOf(current());
  go(rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + by))]);
}

const boxes = (form) => [...form.querySelectorAll("input[name=selected]")];

function count(form) {
  const all = boxes(form);
  const chosen = all.filter((box) => box.checked);
  for (const box of all) box.closest("tr").classList.toggle("is-selected", box.checked);
  const master = form.querySelector("[data-select-all]");
  if (master) {
    master.checked = all.length > 0 && chosen.length === all.length;
    master.indeterminate = chosen.length > 0 && chosen.length < all.length;
  }
  const bar = form.querySelector("[data-bulk]");
  if (bar) {
    bar.hidden = chosen.length === 0;
    bar.querySelector("[data-bulk-count]").textContent = form.dataset.selectedWords.replace("{0}", chosen.length);
  }
}

let lastBox = null;

document.addEventListener("click", (event) => {
  const form = event.target.closest(".table-form");
  if (!form) return;
  if (event.target.closest("[data-select-none]")) {
    boxes(form).forEach((box) => (box.checked = false));
    count(form);
    return;
  }
  const box = event.target.closest("input[name=selected]");
  if (box) {
    const all = boxes(form);
    if (event.shiftKey && lastBox && all.includes(lastBox)) {
      const [from, to] = [all.indexOf(lastBox), all.indexOf(box)].sort((a, b) => a - b);
      for (let i = from; i <= to; i++) all[i].checked = box.checked;
    }
    lastBox = box;
    count(form);
    return;
  }
  const row = event.target.closest("tr[data-href]");
  if (row && !event.target.closest("a, button, input, label, select, summary, .select-cell") && !getSelection().toString()) {
    if (event.metaKey || event.ctrlKey) window.open(row.dataset.href, "_blank", "noopener");
    else location.assign(row.dataset.href);
  }
});

document.addEventListener("change", (event) => {
  const form = event.target.closest(".table-form");
  if (form && event.target.matches("[data-select-all]")) {
    boxes(form).forEach((box) => (box.checked = event.target.checked));
    count(form);
  }
});

document.addEventListener("htmx:afterSettle", () => document.querySelectorAll(".table-form").forEach(count));
addEventListener("pageshow", () => document.querySelectorAll(".table-form").forEach(count));

onKey("j", () => move(1));
onKey("k", () => move(-1));
onKey("ArrowDown", () => (current() ? move(1) : false));
onKey("ArrowUp", () => (current() ? move(-1) : false));
onKey("x", () => {
  const box = current()?.querySelector("input[name=selected]");
  if (!box) return false;
  box.checked = !box.checked;
  lastBox = box;
  count(box.form);
});
onKey("X", () => {
  const form = document.querySelector(".table-form:has([data-select-all])");
  if (!form) return false;
  const all = boxes(form);
  const some = all.some((box) => !box.checked);
  all.forEach((box) => (box.checked = some));
  count(form);
});
onKey("Enter", (event) => {
  const row = current();
  if (!row?.dataset.href || (event.target.closest("a, button, summary") && !row.contains(event.target))) return false;
  location.assign(row.dataset.href);
});
onKey(" ", (event) => {
  const row = current();
  if (!row?.dataset.peek || (event.target.closest("button, summary, input") && !row.contains(event.target))) return false;
  if (document.documentElement.dataset.peek === row.dataset.peek) closePeek();
  else peekAt(row.dataset.peek, row.dataset.href);
});
onKey("Escape", () => {
  const form = document.querySelector(".table-form:has(.is-selected)");
  if (form) {
    boxes(form).forEach((box) => (box.checked = false));
    count(form);
    return true;
  }
  const up = [...document.querySelectorAll("[data-up]")].pop();
  if (!up) return false;
  up.click();
});
