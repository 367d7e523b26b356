// Colleagues behind an at sign while one types; arrows choose, Enter or Tab takes one.
import { make } from "./words.js";

const MOST = 6;
const BOXES = "[data-mentions] textarea";

const list = (box) => box.closest("[data-mentions]").querySelector("[role=listbox]");
const names = () => [...document.querySelectorAll("#note-names option")].map((option) => option.value);

// What stands behind the last at sign before the cursor, when that begins a word.
function begun(box) {
  return box.value.slice(0, box.selectionStart).match(/(?:^|[^\p{L}\p{N}_])@([^@\n]{0,40})$/u)?.[1] ?? null;
}

function fits(name, text) {
  const wanted = text.toLowerCase();
  const whole = name.toLowerCase();
  return whole.startsWith(wanted) || whole.split(/\s+/).some((word) => word.startsWith(wanted));
}

function close(box) {
  list(box).hidden = true;
  box.removeAttribute("aria-activedescendant");
}

function mark(box, at) {
  [...list(box).children].forEach((option, number) => {
    option.setAttribute("aria-selected", String(number === at));
    if (number === at) {
      option.scrollIntoView({ block: "nearest" });
      box.setAttribute("aria-activedescendant", option.id);
    }
  });
}

function draw(box) {
  const text = begun(box);
  const hits = text === null ? [] : names().filter((name) => fits(name, text) && name !== text.trimEnd()).slice(0, MOST);
  list(box).replaceChildren(
    ...hits.map((name, number) => {
      const option = make("li", "hit", name);
      option.setAttribute("role", "option");
      option.id = `${list(box).id}-${number}`;
      option.addEventListener("pointerdown", (event) => {
        event.preventDefault();
        take(box, name);
      });
      return option;
    }),
  );
  list(box).hidden = hits.length === 0;
  if (hits.length === 0) close(box);
  else mark(box, 0);
}

function take(box, name) {
  const from = box.selectionStart - begun(box).length;
  box.setRangeText(`${name} `, from, box.selectionStart, "end");
  close(box);
  box.focus();
}

document.addEventListener("input", (event) => {
  if (event.target.matches?.(BOXES)) draw(event.target);
});

document.addEventListener("focusout", (event) => {
  if (event.target.matches?.(BOXES)) close(event.target);
});

document.addEventListener("keydown", (event) => {
  const box = event.target;
  if (!box.matches?.(BOXES) || list(box).hidden || event.ctrlKey || event.metaKey || event.altKey) return;
  const options = [...list(box).children];
  const at = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    mark(box, Math.min(options.length - 1, Math.max(0, at + (event.key === "ArrowDown" ? 1 : -1))));
  } else if ((event.key === "Enter" || event.key === "Tab") && at >= 0) {
    take(box, options[at].textContent);
  } else if (event.key === "Escape") {
    close(box);
  } else {
    return;
  }
  event.preventDefault();
  event.stopPropagation();
}, true);
