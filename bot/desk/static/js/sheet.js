// Questions asked in a dialog of their own; what was typed survives a closed dialog.

import { arrange, toEnd } from "./stream.js";
import { copyOf, drawn, find, worded } from "./page.js";

const sheet = find("#sheet");
const body = find("#sheet-body");
const problem = find("#sheet-problem");
let setAside = null;
let changed = false;
let asker = "";

/** Ask; *message* is the card whose button asked, to be drawn anew afterwards. */
export function openSheet({ form, form_title: title }, message) {
  const again = sheet.open; // The last answer was not taken; the form says why.
  asker = message;
  find("#sheet-title").textContent = title;
  body.replaceChildren(...drawn(form).childNodes);
  problem.hidden = true;
  changed = again;
  setAside?.remove();
  if (!again) sheet.showModal();
  body.scrollTop = 0;
  firstQuestion().focus();
}

function firstQuestion() {
  const wrong = find(
    '[aria-invalid="true"]:is(input, select, textarea), [aria-invalid="true"] input',
    body,
  );
  const first = "input:not([type=hidden]), select, textarea, button";
  return wrong ?? find(first, body) ?? find("#sheet-title");
}

/** The message whose button asked what stands in the dialog. */
export const askedFrom = () => asker;

/** Close after an answer was taken. */
export function closeSheet() {
  changed = false;
  sheet.close();
}

/** Say in the dialog why nothing was sent. */
export function sheetProblem({ title, advice, errorId }) {
  problem.textContent = [title, advice, errorId].filter(Boolean).join(" ");
  problem.hidden = false;
  problem.scrollIntoView({ block: "nearest" });
}

export const isInSheet = (element) => sheet.contains(element);

/** What was begun is not lost: it waits in the conversation to be opened again. */
function putAside() {
  if (!changed) return;
  const contents = [...body.childNodes];
  const title = find("#sheet-title").textContent;
  setAside = copyOf("set-aside");
  find("span", setAside).textContent = worded("set_aside", { title });
  find("button", setAside).addEventListener("click", () => reopen(contents, title));
  find("#messages").append(setAside);
  arrange();
  toEnd();
}

function reopen(contents, title) {
  setAside.remove();
  find("#sheet-title").textContent = title;
  body.replaceChildren(...contents);
  sheet.showModal();
  firstQuestion().focus();
}

export function startSheet() {
  find("#sheet-close").addEventListener("click", () => sheet.close());
  body.addEventListener("input", () => (changed = true));
  sheet.addEventListener("close", () => {
    putAside();
    if (document.activeElement === document.body) find("#words").focus();
  });
}
