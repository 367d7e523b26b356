// What happens elsewhere while one looks: rows that changed are filled anew where they stand, and never moved.
import { make, words } from "./words.js";

const ADDRESS = "/live";
const PATIENCE = 60000;
const AWAY = 10 * 60000;
const others = "BroadcastChannel" in window ? new BroadcastChannel("baton-live") : null;
let pending = null;

function tell(news) {
  document.dispatchEvent(new CustomEvent("live", { detail: news }));
}

// A browser opens six connections to one server: however many windows there are, one of them listens for all.
function listen() {
  return new Promise((over) => {
    const source = new EventSource(ADDRESS);
    source.addEventListener("changed", (message) => {
      const news = JSON.parse(message.data);
      others?.postMessage(news);
      tell(news);
    });
    source.addEventListener("error", () => {
      if (source.readyState !== EventSource.CLOSED) return;
      setTimeout(over, PATIENCE);
    });
    addEventListener("pagehide", () => source.close(), { once: true });
  });
}

async function listenForAll() {
  for (;;) await listen();
}

async function fresh() {
  try {
    const answer = await fetch(location.href, { headers: { "HX-Request": "true", "X-Requested-With": "XMLHttpRequest" }, redirect: "error" });
    return answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  } catch {
    return null;
  }
}

// What a row says, without how long ago: that changes by itself.
function said(row) {
  const copy = row.cloneNode(true);
  copy.querySelectorAll("time, .select-cell, [data-row-presence]").forEach((part) => part.remove());
  return copy.textContent.replace(/\s+/g, " ").trim();
}

function fill(row, next) {
  const box = row.querySelector(".select-cell");
  const cells = [...next.cells].filter((cell) => !cell.matches(".select-cell"));
  for (const cell of [...row.cells]) if (cell !== box) cell.remove();
  row.append(...cells.map((cell) => document.importNode(cell, true)));
  row.classList.add("is-changed");
}

function pill(count) {
  const list = document.getElementById("list");
  let shown = document.getElementById("live-news");
  if (count === 0) return shown?.remove();
  if (!shown) {
    shown = make("a", "live-news");
    shown.id = "live-news";
    shown.setAttribute("role", "status");
    list.before(shown);
  }
  shown.href = location.href;
  shown.textContent = (count === 1 ? words.liveNewOne : words.liveNewOther).replace("{0}", String(count));
}

// Who has it open comes and goes: it is shown, and marks nothing as changed.
function showPresence(row, next) {
  const here = row.querySelector("[data-row-presence]");
  const there = next.querySelector("[data-row-presence]");
  if (here && there && here.innerHTML !== there.innerHTML) here.replaceChildren(...[...there.childNodes].map((part) => document.importNode(part, true)));
}

const placeOf = (row) => Number(row.dataset.place ?? NaN);

/** The last place of the list before the change, and after it, at which a row stands that is on both. */
function lastOf(rows, others) {
  return Math.max(-1, ...[...rows].filter(([id]) => others.has(id)).map(([, row]) => placeOf(row)));
}

async function refreshList(ids) {
  const rows = new Map([...document.querySelectorAll("[data-live-rows] tr[data-id]")].map((row) => [row.dataset.id, row]));
  const answer = await fresh();
  if (!answer) return;
  const now = new Map([...answer.querySelectorAll("[data-live-rows] tr[data-id]")].map((row) => [row.dataset.id, row]));
  // A row that is missing in front of one that is there has gone; behind all of them it may only stand on the next page.
  const isWhole = !answer.querySelector("a[rel=next]");
  const before = lastOf(rows, now);
  const after = lastOf(now, rows);
  for (const [id, row] of rows) {
    const next = now.get(id);
    if (next) showPresence(row, next);
    if (next && said(next) !== said(row)) fill(row, next);
    const hasGone = ids.has(id) || ("place" in row.dataset && (isWhole || placeOf(row) < before));
    if (!next && hasGone) row.classList.add("is-changed", "is-gone");
  }
  const atTheBeginning = !new URL(location.href).searchParams.has("cursor");
  pill(atTheBeginning ? [...now].filter(([id, row]) => !rows.has(id) && (!("place" in row.dataset) || isWhole || placeOf(row) < after)).length : 0);
}

async function refreshPage(page) {
  const answer = await fresh();
  const next = answer?.querySelector("[data-live-page]");
  if (!next || next.dataset.version === page.dataset.version || !page.hidden) return;
  page.hidden = false;
}

function react() {
  const ids = pending;
  pending = null;
  if (document.querySelector("[data-live-rows]")) refreshList(ids);
  const page = document.querySelector("[data-live-page]");
  if (page && ids.has(page.dataset.livePage)) refreshPage(page);
}

document.addEventListener("live", (event) => {
  if (pending === null) {
    pending = new Set();
    // Many things happen at once: one look is enough for all of them.
    setTimeout(react, Number(document.querySelector("[data-live-rows]")?.dataset.liveRows) || 1000);
  }
  event.detail.orders.forEach((id) => pending.add(id));
});

others?.addEventListener("message", (message) => tell(message.data));

// Who claims what is told to nobody: such a list is looked at again by itself, while somebody sits in front of it.
const regular = document.querySelector("[data-live-every]");
if (regular) {
  let stirred = Date.now();
  for (const kind of ["pointermove", "keydown", "scroll"]) addEventListener(kind, () => (stirred = Date.now()), { passive: true });
  setInterval(() => {
    if (!document.hidden && Date.now() - stirred < AWAY) refreshList(new Set());
  }, Number(regular.dataset.liveEvery));
}

if (document.getElementById("rail") && "EventSource" in window) {
  if (navigator.locks) navigator.locks.request("baton-live", listenForAll);
  else listenForAll();
}
