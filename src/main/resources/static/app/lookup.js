// Finds one of many while one types; arrows choose, Enter or Tab takes it.
import { ask } from "./requests.js";
import { make } from "./words.js";

const states = new WeakMap();

function parts(field) {
  return {
    box: field.querySelector("[role=combobox]"),
    value: field.querySelector("input[type=hidden]"),
    list: field.querySelector("[role=listbox]"),
  };
}

function state(field) {
  if (!states.has(field)) states.set(field, { hits: [], at: -1, asked: null, pause: 0 });
  return states.get(field);
}

function close(field) {
  const { box, list } = parts(field);
  list.hidden = true;
  box.setAttribute("aria-expanded", "false");
  box.removeAttribute("aria-activedescendant");
}

function mark(field) {
  const { box, list } = parts(field);
  const now = state(field);
  list.querySelectorAll("[role=option]").forEach((option, number) => {
    option.setAttribute("aria-selected", String(number === now.at));
    if (number === now.at) {
      option.scrollIntoView({ block: "nearest" });
      box.setAttribute("aria-activedescendant", option.id);
    }
  });
}

function take(field, hit) {
  const { box, value } = parts(field);
  box.value = hit.title;
  value.value = hit.value;
  close(field);
  field.dispatchEvent(new CustomEvent("lookup:chosen", { bubbles: true, detail: hit }));
  value.dispatchEvent(new Event("change", { bubbles: true }));
}

function draw(field) {
  const { box, list } = parts(field);
  const now = state(field);
  list.replaceChildren();
  now.hits.forEach((hit, number) => {
    const option = make("li", "hit");
    option.setAttribute("role", "option");
    option.id = `${list.id}-${number}`;
    const title = make("span", "hit-title", hit.title);
    if (hit.code) title.prepend(make("span", "code hit-code", hit.code));
    option.append(title);
    if (hit.fact) option.append(make("span", "hit-fact", hit.fact));
    option.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      take(field, hit);
    });
    list.append(option);
  });
  if (now.hits.length === 0) list.append(make("li", "hit-none", field.dataset.emptyWords));
  now.at = now.hits.length > 0 ? 0 : -1;
  list.hidden = false;
  box.setAttribute("aria-expanded", "true");
  mark(field);
}

async function search(field) {
  const { box } = parts(field);
  const now = state(field);
  now.asked?.abort();
  const query = box.value.trim();
  if (query === "") {
    close(field);
    return;
  }
  now.asked = new AbortController();
  const address = new URL(field.dataset.lookUp, location.href);
  address.searchParams.set("q", query);
  const other = field.dataset.lookUpWith;
  if (other) address.searchParams.set(other, box.form.elements[other].value);
  const answer = await ask(address, now.asked.signal);
  if (answer && box.value.trim() === query && document.activeElement === box) {
    now.hits = Array.isArray(answer) ? answer : answer.data;
    draw(field);
  }
}

document.addEventListener("input", (event) => {
  const field = event.target.matches("[role=combobox]") && event.target.closest("[data-look-up]");
  if (!field) return;
  const now = state(field);
  parts(field).value.value = "";
  now.hits = [];
  clearTimeout(now.pause);
  now.pause = setTimeout(() => search(field), 90);
});

document.addEventListener("keydown", (event) => {
  const field = event.target.matches?.("[role=combobox]") && event.target.closest("[data-look-up]");
  if (!field) return;
  const now = state(field);
  const open = !parts(field).list.hidden;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (!open) {
      search(field);
      return;
    }
    now.at = (now.at + (event.key === "ArrowDown" ? 1 : -1) + now.hits.length) % Math.max(1, now.hits.length);
    mark(field);
  } else if ((event.key === "Enter" || event.key === "Tab") && open && now.at >= 0 && !event.ctrlKey && !event.metaKey) {
    if (event.key === "Enter") event.preventDefault();
    take(field, now.hits[now.at]);
  } else if (event.key === "Escape" && open) {
    event.preventDefault();
    event.stopPropagation();
    close(field);
  }
});

document.addEventListener("focusout", (event) => {
  const field = event.target.closest?.("[data-look-up]");
  if (field) close(field);
});
