// The scan field: a scanner types and presses Enter. Right is green and short, wrong is red and long and says why.
// What cannot be sent waits, in order, and says so.
import { make, words } from "./words.js";
import { toast } from "./toasts.js";

const KEPT = "baton-scans";
const calm = matchMedia("(prefers-reduced-motion: reduce)");
let audio = null;
let sending = false;

const form = () => document.querySelector("[data-scan]");

function tone(frequency, seconds, shape, volume) {
  audio ??= new AudioContext();
  if (audio.state === "suspended") audio.resume();
  const oscillator = audio.createOscillator();
  const gain = audio.createGain();
  const start = audio.currentTime;
  oscillator.type = shape;
  oscillator.frequency.value = frequency;
  gain.gain.setValueAtTime(volume, start);
  gain.gain.setTargetAtTime(0.0001, start + seconds * 0.8, 0.02);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(start);
  oscillator.stop(start + seconds + 0.1);
}

/** A short high tone, a green edge. */
export function right() {
  tone(1320, 0.09, "sine", 0.25);
  navigator.vibrate?.(40);
  const flash = make("div", "scan-flash scan-flash-right");
  document.body.append(flash);
  setTimeout(() => flash.remove(), calm.matches ? 250 : 450);
}

/** A long low tone, the whole screen red, until somebody says that they have seen it. */
export function wrong({ expected, scanned, text }) {
  tone(180, 0.9, "square", 0.3);
  navigator.vibrate?.([300, 120, 300]);
  const data = (form() ?? document.querySelector("[data-scan-words]"))?.dataset ?? {};
  const dialog = make("dialog", "scan-alarm");
  dialog.setAttribute("role", "alertdialog");
  dialog.setAttribute("aria-labelledby", "scan-alarm-title");
  const title = make("h2", "", text ?? data.wrongWords);
  title.id = "scan-alarm-title";
  dialog.append(title);
  for (const [name, value] of [[data.expectedWords, expected], [data.scannedWords, scanned]]) {
    if (!value) continue;
    const line = make("p", "scan-alarm-line");
    line.append(make("span", "", name), make("strong", "code", value));
    dialog.append(line);
  }
  const again = make("button", "button button-large", data.againWords);
  again.type = "button";
  again.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => {
    dialog.remove();
    focus();
  });
  // A scanner that goes on scanning ends with Enter: that must not dismiss the alarm. A finger, Space or Esc does.
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
  dialog.append(again);
  document.querySelectorAll(".scan-alarm").forEach((old) => old.remove());
  document.body.append(dialog);
  dialog.showModal();
}

document.addEventListener("scan-right", right);
document.addEventListener("scan-wrong", (event) => wrong(event.detail));

function focus() {
  const box = form()?.querySelector("[name=code]");
  if (box && !document.querySelector("dialog[open], details[open]")) box.focus({ preventScroll: true });
}

function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? "[]");
  } catch {
    return [];
  }
}

function keep(scans) {
  localStorage.setItem(KEPT, JSON.stringify(scans));
  const line = form()?.querySelector("[data-waiting]");
  if (!line) return;
  line.hidden = scans.length === 0;
  line.textContent = form().dataset.waitingWords.replace("{0}", scans.length);
}

async function drain() {
  if (sending) return;
  sending = true;
  try {
    const csrf = document.querySelector("meta[name=csrf]");
    for (let scans = kept(); scans.length > 0; scans = kept()) {
      const headers = { "HX-Request": "true" };
      if (csrf) headers[csrf.dataset.header] = csrf.content;
      const answer = await fetch(scans[0].address, { method: "POST", headers, body: new URLSearchParams(scans[0].fields) });
      if (answer.status >= 500) return;
      keep(kept().slice(1));
      const said = answer.headers.get("HX-Trigger") ?? "";
      if (said.startsWith("{")) for (const [name, detail] of Object.entries(JSON.parse(said))) document.dispatchEvent(new CustomEvent(name, { detail }));
      else if (answer.status >= 400) toast(words.failed, "urgent");
      if (kept().length === 0) location.reload();
    }
  } catch {
    // Still no connection: the scans wait on.
  } finally {
    sending = false;
  }
}

document.addEventListener("submit", (event) => {
  if (event.target.matches("[data-scan]")) event.target.scanId.value = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
}, true);

document.addEventListener("htmx:sendError", (event) => {
  const field = event.target.closest?.("[data-scan]");
  if (!field) return;
  keep([...kept(), { address: field.action, fields: event.detail.requestConfig.formData ? Object.fromEntries(event.detail.requestConfig.formData.entries()) : event.detail.requestConfig.parameters }]);
});

document.addEventListener("htmx:beforeRequest", (event) => {
  const field = event.target.closest?.("[data-scan]");
  if (!field) return;
  const box = field.querySelector("[name=code]");
  if (kept().length > 0) {
    // In order: what is scanned now stands behind what waits.
    event.preventDefault();
    keep([...kept(), { address: field.action, fields: Object.fromEntries(new FormData(field)) }]);
    drain();
  }
  setTimeout(() => (box.value = ""));
});

if (form()) {
  keep(kept());
  drain();
  focus();
  addEventListener("online", drain);
  setInterval(drain, 5000);
  document.addEventListener("focusout", () => setTimeout(focus, 150));
  document.addEventListener("htmx:afterSettle", focus);
  document.addEventListener("click", (event) => {
    const box = form()?.querySelector("[name=code]");
    if (event.target.closest("[data-keyboard]") && box) {
      box.inputMode = box.inputMode === "text" ? "none" : "text";
      box.blur();
    }
    setTimeout(focus);
  });
  // Sound needs a first touch or key on this page.
  addEventListener("pointerdown", () => (audio ??= new AudioContext()), { once: true });
}
