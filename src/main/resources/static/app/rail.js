// The rail: folded or not, groups open or not, and how much work waits where.
import { onKey } from "./keyboard.js";
import { ask } from "./requests.js";

const root = document.documentElement;
const fold = document.querySelector("[data-fold-rail]");
const CLOSED = "baton-closed-groups";
const COUNTS = "baton-counts";
const EVERY = 30000;

function toggle() {
  const folded = root.dataset.rail !== "folded";
  if (folded) root.dataset.rail = "folded";
  else delete root.dataset.rail;
  fold.setAttribute("aria-expanded", String(!folded));
  document.cookie = `baton-rail=${folded ? "folded" : "open"}; path=/; max-age=31536000; samesite=lax`;
}

function closedGroups() {
  return new Set((localStorage.getItem(CLOSED) ?? "").split(",").filter(Boolean));
}

function showCounts(counts) {
  for (const badge of document.querySelectorAll("[data-count]")) {
    const count = counts[badge.dataset.count];
    badge.textContent = count ?? "";
    badge.hidden = count === undefined;
  }
}

async function refresh() {
  if (document.hidden) return;
  const counts = await ask("/console/counts");
  if (!counts) return;
  sessionStorage.setItem(COUNTS, JSON.stringify(counts));
  showCounts(counts);
}

if (fold) {
  fold.addEventListener("click", toggle);
  onKey("[", toggle);
  const closed = closedGroups();
  for (const group of document.querySelectorAll(".rail-group")) {
    const head = group.querySelector(".rail-group-head");
    head.setAttribute("aria-expanded", String(!closed.has(group.dataset.group)));
    head.addEventListener("click", () => {
      const open = head.getAttribute("aria-expanded") !== "true";
      head.setAttribute("aria-expanded", String(open));
      const now = closedGroups();
      if (open) now.delete(group.dataset.group);
      else now.add(group.dataset.group);
      localStorage.setItem(CLOSED, [...now].join(","));
    });
  }
  showCounts(JSON.parse(sessionStorage.getItem(COUNTS) ?? "{}"));
  refresh();
  setInterval(refresh, EVERY);
  document.addEventListener("visibilitychange", refresh);
  let soon = null;
  document.addEventListener("live", () => {
    soon ??= setTimeout(() => {
      soon = null;
      refresh();
    }, 2000);
  });
}
