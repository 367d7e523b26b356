import { icon, make, words } from "./words.js";

const host = document.getElementById("toasts");
const icons = { done: "circle-check", urgent: "alert-triangle", waiting: "clock", neutral: "info-circle" };

/** Says something at the edge of the screen. What went wrong stays until it is dismissed. */
export function toast(text, tone = "done") {
  if (!host) return;
  const same = [...host.querySelectorAll("[data-toast]")].find((shown) => shown.dataset.text === text);
  same?.remove();
  const note = make("div", `toast-note tone-${tone}`);
  note.dataset.toast = "";
  note.dataset.text = text;
  note.setAttribute("role", tone === "urgent" ? "alert" : "status");
  const dismiss = make("button", "button button-quiet button-icon");
  dismiss.type = "button";
  dismiss.dataset.dismiss = "";
  dismiss.setAttribute("aria-label", words.dismiss ?? "");
  dismiss.append(icon("x"));
  note.append(icon(icons[tone] ?? "info-circle"), make("span", "", text), dismiss);
  host.append(note);
}

function leave(note) {
  if (note.dataset.leaving !== undefined || note.classList.contains("tone-urgent")) return;
  note.dataset.leaving = "";
  const life = note.querySelector("form") ? 20000 : 6000;
  let timer = setTimeout(() => note.remove(), life);
  note.addEventListener("pointerenter", () => clearTimeout(timer));
  note.addEventListener("focusin", () => clearTimeout(timer));
  note.addEventListener("pointerleave", () => (timer = setTimeout(() => note.remove(), 3000)));
}

if (host) {
  host.addEventListener("click", (event) => event.target.closest("[data-dismiss]")?.closest("[data-toast]")?.remove());
  const watch = () => host.querySelectorAll("[data-toast]").forEach(leave);
  new MutationObserver(watch).observe(host, { childList: true, subtree: true });
  watch();
}

// A server says it with the header HX-Trigger: {"toast": {"text": "…", "tone": "done"}}.
document.addEventListener("toast", (event) => toast(event.detail.text ?? event.detail.value, event.detail.tone));
