// The scan field: a scanner types and presses Enter. Right is green and short, wrong is red and long and says why.
// What cannot be sent waits, in order, and says so.
import { make, typing, words } from "./words.js";
import { toast } from "./toasts.js";

const KEPT = "baton-scans";
const calm = matchMedia("(prefers-reduced-motion: reduce)");
let audio = null;
let sending = false;
let stuck = false;

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
    drain();
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
  tell();
}

/** Says how many scans wait, as soon as one could not be sent. */
function tell() {
  const line = form()?.querySelector("[data-waiting]");
  if (!line) return;
  const waiting = kept().length;
  line.hidden = !stuck || waiting === 0;
  line.textContent = form().dataset.waitingWords.replace("{0}", waiting);
}

/** Sends what was scanned, one after the other; a scan is forgotten when the server has taken or refused it. */
async function drain() {
  if (sending) return;
  sending = true;
  try {
    for (let scans = kept(); scans.length > 0; scans = kept()) {
      // Each alarm is seen before the next scan is sent.
      if (document.querySelector(".scan-alarm")) return;
      const scan = scans[0];
      const answer = await fetch(scan.address, { method: "POST", headers: headers(), body: new URLSearchParams(scan.fields) });
      const text = await answer.text();
      if (refused(answer)) {
        stuck = true;
        return;
      }
      stuck = false;
      keep(kept().filter((other) => other.fields.scanId !== scan.fields.scanId));
      show(scan, answer, text);
    }
  } catch {
    // No connection: the scans wait on.
    stuck = true;
  } finally {
    sending = false;
    tell();
  }
}

function headers() {
  const csrf = document.querySelector("meta[name=csrf]");
  return { "HX-Request": "true", "X-Requested-With": "XMLHttpRequest", ...(csrf ? { [csrf.dataset.header]: csrf.content } : {}) };
}

/** Whether nobody has looked at the scan: then it must be sent again. */
function refused(answer) {
  const signedOut = answer.status === 401 || new URL(answer.url).pathname === "/sign-in";
  if (signedOut || answer.status === 403) toast(signedOut ? words.signedOut : words.refused, "urgent");
  return signedOut || answer.status === 403 || answer.status >= 500;
}

function show(scan, answer, text) {
  // What was scanned has a page of its own.
  const elsewhere = answer.headers.get("HX-Redirect");
  if (elsewhere) {
    location.assign(elsewhere);
    return;
  }
  const target = form()?.action === scan.address ? document.getElementById(form().dataset.target) : null;
  if (answer.ok && target) window.htmx.swap(target, text, { swapStyle: "outerHTML", swapDelay: 0, settleDelay: 0 }, { select: `#${target.id}` });
  const said = answer.headers.get("HX-Trigger") ?? "";
  const events = said.startsWith("{") ? Object.entries(JSON.parse(said)) : said.split(",").filter(Boolean).map((name) => [name.trim(), null]);
  for (const [name, detail] of events) document.dispatchEvent(new CustomEvent(name, { detail }));
  if (!answer.ok) toast(words.failed, "urgent");
}

document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-scan]")) return;
  event.preventDefault();
  event.stopPropagation();
  const box = event.target.querySelector("[name=code]");
  if (box.value.trim() === "") return;
  event.target.scanId.value = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
  keep([...kept(), { address: event.target.action, fields: Object.fromEntries(new FormData(event.target)) }]);
  // The field is free for the next scan before this one is answered.
  box.value = "";
  drain();
}, true);

if (form()) {
  drain();
  focus();
  addEventListener("online", drain);
  setInterval(drain, 5000);
  // Who walks over the page with Tab may; who leaves the field for nothing comes back to it.
  document.addEventListener("focusout", () => setTimeout(() => {
    if (document.activeElement === document.body || document.activeElement === null) focus();
  }, 150));
  // What a scanner types belongs into the field, wherever the focus is.
  document.addEventListener("keydown", (event) => {
    if (event.key.length !== 1 || event.key === " " || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.defaultPrevented || typing(event.target) || document.querySelector("dialog[open], details[open]")) return;
    focus();
    if (document.activeElement === form()?.querySelector("[name=code]")) event.stopPropagation();
  }, true);
  document.addEventListener("htmx:afterSettle", focus);
  document.addEventListener("click", (event) => {
    const box = form()?.querySelector("[name=code]");
    if (event.target.closest("[data-keyboard]") && box) {
      box.inputMode = box.inputMode === "text" ? "none" : "text";
      box.blur();
    }
    if (!typing(event.target)) setTimeout(focus);
  });
  // Sound needs a first touch or key on this page.
  addEventListener("pointerdown", () => (audio ??= new AudioContext()), { once: true });
}
