// Receiving: the field is free for the next scan at once, and what was scanned is kept until the server has counted it.
import { make } from "./words.js";

document.addEventListener("submit", (event) => {
  const form = event.target;
  const box = form.matches("[data-scans]") && form.querySelector("[data-scan-box]");
  if (!box || box.value.trim() === "") return;
  const kept = make("input");
  kept.type = "hidden";
  kept.name = box.name;
  kept.value = box.value.trim();
  kept.dataset.kept = "";
  form.append(kept);
  box.value = "";
}, true);

document.addEventListener("htmx:beforeRequest", (event) => {
  for (const kept of event.target.querySelectorAll?.("[data-kept]") ?? []) kept.dataset.sent = "";
});

document.addEventListener("htmx:afterRequest", (event) => {
  for (const kept of event.target.querySelectorAll?.("[data-kept][data-sent]") ?? []) {
    if (event.detail.successful) kept.remove();
    else delete kept.dataset.sent;
  }
  if (event.target.matches?.("[data-scans]") && !document.querySelector("dialog[open]")) {
    const by = event.detail.requestConfig.triggeringEvent?.submitter;
    if (!by?.name || by.name === "book") event.target.querySelector("[data-scan-box]").focus({ preventScroll: true });
  }
});

// How many units the delivery has, as they are typed.
document.addEventListener("input", (event) => {
  if (!event.target.matches("[data-scans] .receipt-quantity")) return;
  const form = event.target.form;
  const units = [...form.querySelectorAll(".receipt-quantity")].reduce((sum, box) => sum + (Number.parseInt(box.value, 10) || 0), 0);
  for (const said of form.querySelectorAll("[data-units]")) {
    said.textContent = (units === 1 ? said.dataset.one : said.dataset.other).replace("{0}", units.toLocaleString(document.documentElement.lang));
  }
});

// A choice that leads to another page.
document.addEventListener("change", (event) => {
  if (event.target.matches("select[data-go]")) event.target.form.requestSubmit();
});
