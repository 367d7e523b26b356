// Who else has this order open. A window says so every fifteen seconds while somebody sits in front of it.
import { icon, make } from "./words.js";

const EVERY = 15000;
const AWAY = 10 * 60000;
const csrf = document.querySelector("meta[name=csrf]");
const place = document.querySelector("[data-presence]");

let stirred = Date.now();
let told = "";

function send(address) {
  return fetch(address, {
    method: "POST",
    redirect: "error",
    headers: { Accept: "application/json", "X-Requested-With": "XMLHttpRequest", ...(csrf ? { [csrf.dataset.header]: csrf.content } : {}) },
  });
}

function sentence(words, names) {
  const some = names.length > 3 ? [...names.slice(0, 3), `+${names.length - 3}`] : names;
  const all = new Intl.ListFormat(document.documentElement.lang).format(some);
  return (names.length === 1 ? place.dataset[`${words}One`] : place.dataset[`${words}Other`]).replace("{0}", all);
}

function part(words, sign, names, css) {
  const line = make("span", css);
  line.append(icon(sign), make("span", "", sentence(words, names)));
  return line;
}

function show(people) {
  // What is said already is not said again: a screen reader would read it out every time.
  if (JSON.stringify(people) === told) return;
  told = JSON.stringify(people);
  const amend = people.filter((one) => one.amending).map((one) => one.person);
  const look = people.filter((one) => !one.amending).map((one) => one.person);
  place.replaceChildren();
  if (amend.length > 0) place.append(part("amends", "pencil", amend, "presence-part tone-waiting"));
  if (look.length > 0) place.append(part("looks", "eye", look, "presence-part tone-neutral"));
  place.hidden = people.length === 0;
}

async function beat() {
  if (document.hidden || Date.now() - stirred > AWAY) return;
  try {
    const answer = await send(`${place.dataset.presence}?amending=${place.dataset.amending}`);
    if (answer.ok) show(await answer.json());
  } catch {
    // Nobody can say who is there; what is shown is taken back rather than believed.
    show([]);
  }
}

if (place) {
  const stir = () => {
    const away = Date.now() - stirred > AWAY;
    stirred = Date.now();
    if (away) beat();
  };
  for (const kind of ["pointermove", "keydown", "scroll"]) addEventListener(kind, stir, { passive: true });
  document.addEventListener("visibilitychange", () => {
    stirred = Date.now();
    beat();
  });
  // If the farewell is lost, silence says the same half a minute later.
  addEventListener("pagehide", () => navigator.sendBeacon(`${place.dataset.presence}/end`, new URLSearchParams({ _csrf: csrf?.content ?? "" })));
  setInterval(beat, EVERY);
  beat();
  // The page before this one may have said its farewell only after this one came.
  setTimeout(beat, 2000);
}
