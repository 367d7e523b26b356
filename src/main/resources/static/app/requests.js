// Every request carries the token; a request that fails says so, and that nothing was lost.
import { toast } from "./toasts.js";
import { words } from "./words.js";

const csrf = document.querySelector("meta[name=csrf]");

document.addEventListener("htmx:configRequest", (event) => {
  if (csrf) event.detail.headers[csrf.dataset.header] = csrf.content;
  // What a script asks for is nothing to come back to after a sign-in.
  event.detail.headers["X-Requested-With"] = "XMLHttpRequest";
});

document.addEventListener("htmx:responseError", (event) => {
  const status = event.detail.xhr.status;
  toast(status === 401 ? words.signedOut : status === 403 ? words.refused : words.failed, "urgent");
});

document.addEventListener("htmx:sendError", (event) => {
  if (!event.target.closest?.("[data-scan]")) toast(words.offline, "urgent");
});
document.addEventListener("htmx:timeout", () => toast(words.offline, "urgent"));

// A session that ended answers with the sign-in page: it belongs into a window, not into a part of one.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (new URL(event.detail.xhr.responseURL || location.href).pathname === "/sign-in") {
    event.detail.shouldSwap = false;
    toast(words.signedOut, "urgent");
  }
});

/** Asks our own server for JSON; null when it cannot be had. */
export async function ask(address, signal) {
  try {
    const answer = await fetch(address, { headers: { Accept: "application/json" }, signal, redirect: "error" });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}
