// Files on their way: chosen, dropped or pasted, shown by name until they are sent.

import { announce, toast } from "./notices.js";
import { copyOf, find, worded } from "./page.js";

const MOST_BYTES = 25 * 1024 * 1024;
const chips = find("#chips");
const input = find("#files");
const talk = find(".talk");
let files = [];

export const attached = () => files;

export function forgetAttached() {
  files = [];
  show();
}

/** Take files back that were on their way and did not arrive. */
export function attach(returned) {
  files = [...returned, ...files];
  show();
}

export function startAttachments() {
  find("#attach").addEventListener("click", () => input.click());
  input.addEventListener("change", () => {
    add(input.files);
    input.value = ""; // The same file may be chosen again after it was taken off.
  });
  find("#words").addEventListener("paste", (event) => {
    if (event.clipboardData.files.length) add(event.clipboardData.files);
  });
  startDropping();
}

function startDropping() {
  const carriesFiles = (event) => event.dataTransfer.types.includes("Files");
  talk.addEventListener("dragover", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    talk.classList.add("is-dropping");
  });
  talk.addEventListener("dragleave", (event) => {
    if (!talk.contains(event.relatedTarget)) talk.classList.remove("is-dropping");
  });
  talk.addEventListener("drop", (event) => {
    talk.classList.remove("is-dropping");
    if (!carriesFiles(event)) return;
    event.preventDefault();
    add(event.dataTransfer.files);
  });
}

function add(chosen) {
  for (const file of chosen) {
    const total = files.reduce((sum, each) => sum + each.size, file.size);
    if (total > MOST_BYTES) {
      const name = file.name;
      toast({ title: worded("too_large", { name }), advice: worded("too_large_next") });
    } else {
      files.push(file);
      announce(worded("attached", { name: file.name }));
    }
  }
  show();
  find("#words").focus();
}

function show() {
  chips.replaceChildren(...files.map(chipOf));
  chips.hidden = !files.length;
}

function chipOf(file) {
  const chip = copyOf("chip");
  find(".chip-name", chip).textContent = file.name;
  find(".chip-size", chip).textContent = sizeOf(file.size);
  const drop = find("button", chip);
  drop.setAttribute("aria-label", worded("detach", { name: file.name }));
  drop.addEventListener("click", () => {
    files = files.filter((each) => each !== file);
    show();
    find("#words").focus();
  });
  return chip;
}

function sizeOf(bytes) {
  if (bytes < 1e3) return `${bytes} B`;
  return bytes < 1e6 ? `${Math.round(bytes / 1e3)} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
