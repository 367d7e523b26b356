// Words for a condition while one types it; arrows choose, Enter or Tab takes, a click on the vocabulary puts one in.
import { make } from "./words.js";

const MOST = 8;

function known() {
  return [...document.querySelectorAll("[data-word]")].map((button) => ({
    word: button.dataset.word,
    kind: button.dataset.kind,
  }));
}

function begun(box) {
  return box.value.slice(0, box.selectionStart).match(/[A-Za-z][A-Za-z.]*$/)?.[0] ?? "";
}

function put(box, word, from) {
  box.setRangeText(word, from, box.selectionStart, "end");
  box.focus();
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

function parts(box) {
  return box.closest("[data-suggest]").querySelector("[role=listbox]");
}

function close(box) {
  parts(box).hidden = true;
}

function mark(list, at) {
  list.querySelectorAll("[role=option]").forEach((option, number) => {
    option.setAttribute("aria-selected", String(number === at));
  });
}

function chosen(list) {
  return [...list.children].findIndex((option) => option.getAttribute("aria-selected") === "true");
}

function draw(box) {
  const list = parts(box);
  const text = begun(box);
  const hits = text.length < 2 ? [] : known().filter(({ word }) => word.startsWith(text) && word !== text).slice(0, MOST);
  list.replaceChildren();
  for (const hit of hits) {
    const option = make("li", "hit");
    option.setAttribute("role", "option");
    option.append(make("span", "code", hit.word), make("span", "hit-fact", hit.kind));
    option.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      take(box, hit.word);
    });
    list.append(option);
  }
  list.hidden = hits.length === 0;
  mark(list, -1);
}

function take(box, word) {
  put(box, word, box.selectionStart - begun(box).length);
  close(box);
}

document.addEventListener("input", (event) => {
  if (event.target.matches?.("[data-suggest] textarea")) draw(event.target);
});

document.addEventListener("focusout", (event) => {
  if (event.target.matches?.("[data-suggest] textarea")) close(event.target);
});

document.addEventListener("keydown", (event) => {
  const box = event.target;
  if (!box.matches?.("[data-suggest] textarea") || parts(box).hidden) return;
  const list = parts(box);
  const at = chosen(list);
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    const step = event.key === "ArrowDown" ? 1 : -1;
    mark(list, Math.min(list.children.length - 1, Math.max(0, at + step)));
  } else if ((event.key === "Enter" || event.key === "Tab") && at >= 0) {
    take(box, list.children[at].querySelector(".code").textContent);
  } else if (event.key === "Escape") {
    close(box);
  } else {
    return;
  }
  event.preventDefault();
  event.stopPropagation();
}, true);

document.addEventListener("click", (event) => {
  const word = event.target.closest?.("[data-word]");
  const box = document.querySelector("[data-suggest] textarea");
  if (word && box) put(box, word.dataset.word, box.selectionStart);
});
