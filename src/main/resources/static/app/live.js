// What happens elsewhere while one looks: rows that changed are filled anew where they stand, and never moved.
import { make, words } from "./words.js";

const ADDRESS = "/live";
const PATIENCE = 60000;
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
  copy.querySelectorAll("time, .select-cell").forEach((part) => part.remove());
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

async function refreshList(ids) {
  const rows = new Map([...document.querySelectorAll("[data-live-rows] tr[data-id]")].map((row) => [row.dataset.id, row]));
  const answer = await fresh();
  if (!answer) return;
  const now = new Map([...answer.querySelectorAll("[data-live-rows] tr[data-id]")].map((row) => [row.dataset.id, row]));
  for (const [id, row] of rows) {
    const next = now.get(id);
    if (next && said(next) !== said(row)) fill(row, next);
    if (!next && ids.has(id)) row.classList.add("is-changed", "is-gone");
  }
  const atTheBeginning = !new URL(location.href).searchParams.has("cursor");
  pill(atTheBeginning ? [...now.keys()].filter((id) => !rows.has(id)).length : 0);
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
    setTimeout(react, 1000);
  }
  event.detail.orders.forEach((id) => pending.add(id));
});

others?.addEventListener("message", (message) => tell(message.data));

if (document.getElementById("rail") && "EventSource" in window) {
  if (navigator.locks) navigator.locks.request("baton-live", listenForAll);
  else listenForAll();
}
