// Forms: Ctrl Enter submits, nothing is sent twice, and leaving with unsaved words asks first.
import { words } from "./words.js";

const dirty = new Set();

// What is wrong is where the next key is wanted.
document.querySelector(".main form [aria-invalid=true]")?.focus();

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
  const form = event.target.closest?.("form") ?? document.querySelector("dialog[open] form, form[data-main]");
  if (!form || form.matches(".table-form")) return;
  event.preventDefault();
  const button = form.querySelector("[data-first], .button-primary[type=submit]");
  // A click, so that htmx too learns which button it was.
  if (button) button.click();
  else form.requestSubmit();
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented) return;
  if (form.dataset.sent !== undefined) {
    event.preventDefault();
    return;
  }
  dirty.delete(form);
  if (form.method === "post" && !form.hasAttribute("hx-post")) {
    form.dataset.sent = "";
    form.setAttribute("aria-busy", "true");
  }
});

// A page that comes back from the browser's memory may be sent again.
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    form.removeAttribute("aria-busy");
  }
});

document.addEventListener("input", (event) => {
  const form = event.target.closest?.("form[data-guard]");
  if (form) dirty.add(form);
});

addEventListener("beforeunload", (event) => {
  if ([...dirty].some((form) => form.isConnected)) {
    event.preventDefault();
    event.returnValue = words.unsaved;
  }
});

// The theme changes without a new page.
document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-theme-form]")) return;
  event.preventDefault();
  const theme = event.submitter?.value ?? "system";
  const root = document.documentElement;
  root.dataset.theme = theme;
  document.cookie = `baton-theme=${theme}; path=/; max-age=31536000; samesite=lax`;
  root.dispatchEvent(new Event("baton:theme"));
  for (const button of event.target.querySelectorAll("[name=theme]")) button.setAttribute("aria-pressed", String(button.value === theme));
  event.target.closest("details").open = false;
  delete event.target.dataset.sent;
  event.target.removeAttribute("aria-busy");
});
