// The camera as a scanner: what it reads is sent as if a hand scanner had typed it, and the camera goes on.
import { make } from "./words.js";

const FORMATS = ["code_128", "ean_13", "ean_8", "upc_a", "upc_e", "itf", "code_39", "qr_code", "data_matrix"];
/** How long the same code is not read again, in milliseconds: a hand needs that long to show the next one. */
const PAUSE = 1500;

const button = document.querySelector("[data-camera]");

/** The browser's own reader where it has one, else the library's, loaded only now. */
async function reader() {
  if ("BarcodeDetector" in window) {
    const detector = new window.BarcodeDetector({ formats: FORMATS });
    return async (video) => (await detector.detect(video))[0]?.rawValue ?? null;
  }
  await load(button.dataset.library);
  const { BrowserMultiFormatReader } = window.ZXing;
  const library = new BrowserMultiFormatReader();
  return async (video) => {
    try {
      return library.decodeBitmap(library.createBinaryBitmap(video)).getText();
    } catch {
      return null;
    }
  };
}

function load(address) {
  return window.ZXing
    ? Promise.resolve()
    : new Promise((done, failed) => {
        const script = document.createElement("script");
        script.src = address;
        script.addEventListener("load", done);
        script.addEventListener("error", failed);
        document.head.append(script);
      });
}

async function open() {
  const dialog = make("dialog", "dialog camera");
  dialog.setAttribute("aria-label", button.getAttribute("aria-label"));
  const video = document.createElement("video");
  video.muted = true;
  video.playsInline = true;
  const said = make("p", "camera-said", button.dataset.aimWords);
  said.setAttribute("role", "status");
  const close = make("button", "button button-large", button.dataset.closeWords);
  close.type = "button";
  close.addEventListener("click", () => dialog.close());
  dialog.append(video, said, close);
  document.body.append(dialog);
  let stream = null;
  dialog.addEventListener("close", () => {
    stream?.getTracks().forEach((track) => track.stop());
    dialog.remove();
  });
  dialog.showModal();
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment", width: { ideal: 1280 } } });
    video.srcObject = stream;
    await video.play();
    await watch(dialog, video, said, await reader());
  } catch {
    said.textContent = button.dataset.noneWords;
  }
}

async function watch(dialog, video, said, read) {
  let last = "";
  let until = 0;
  while (dialog.open) {
    const code = video.readyState >= 2 ? await read(video) : null;
    if (code && (code !== last || Date.now() > until)) {
      last = code;
      said.textContent = code;
      dialog.close();
      send(code);
    }
    if (code) until = Date.now() + PAUSE;
    await new Promise((next) => setTimeout(next, 80));
  }
}

function send(code) {
  const form = document.querySelector("[data-scan]");
  if (!form) return;
  form.querySelector("[name=code]").value = code;
  form.requestSubmit();
}

if (button && navigator.mediaDevices?.getUserMedia) {
  button.hidden = false;
  button.addEventListener("click", open);
}
