// Buttons and forms of cards: sent once however often they are pressed.

import { awaitAnswer } from "./asked.js";
import { askedFrom, closeSheet, isInSheet, openSheet, sheetProblem } from "./sheet.js";
import { catchUp } from "./live.js";
import { find, findAll } from "./page.js";
import { post } from "./post.js";
import { toast } from "./notices.js";

export function startPresses() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-verb]");
    if (button) press(button);
    const outdated = event.target.closest("button[data-again]");
    if (outdated) showAgain(outdated);
    const gone = event.target.closest("button[data-dismiss]");
    if (gone) dismiss(gone);
  });
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-verb]");
    if (!form) return;
    event.preventDefault();
    submit(form, event.submitter);
  });
}

function press(button) {
  const { verb, target } = button.dataset;
  const body = new FormData();
  body.set("verb", verb);
  body.set("target", target);
  awaitAnswer();
  send(body, button, button);
}

/** An answer in a room that its reader needs no longer; the stream takes it away. */
const dismiss = (button) => change(button, "/dismiss", { message: button.dataset.dismiss });

/** Have what an answer showed drawn anew in its place. */
function showAgain(button) {
  const message = messageOf(button);
  const { text, verb, target } = find(".look", button.closest("li.message")).dataset;
  change(button, "/again", { message, text, verb, target });
}

/** Change a message; what comes of it the stream brings. */
async function change(button, address, fields) {
  if (button.getAttribute("aria-busy") === "true") return;
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value ?? "");
  button.setAttribute("aria-busy", "true");
  try {
    await post(address, body);
    catchUp();
  } catch (failure) {
    toast(failure);
  } finally {
    button.removeAttribute("aria-busy");
  }
}

function submit(form, submitter) {
  const body = new FormData();
  body.set("verb", form.dataset.verb);
  body.set("target", form.dataset.target);
  for (const [name, value] of new FormData(form)) {
    if (value instanceof File) value.name && body.append("file", value);
    else body.append(`input.${name}`, value);
  }
  send(body, submitter ?? find("[type=submit]", form), form);
}

async function send(body, button, origin) {
  if (button.getAttribute("aria-busy") === "true") return;
  const message = isInSheet(origin) ? askedFrom() : messageOf(origin);
  body.set("message", message);
  button.setAttribute("aria-busy", "true");
  try {
    take(await post("/press", body), { origin, message });
  } catch (failure) {
    if (isInSheet(origin)) sheetProblem(failure);
    else toast(failure);
  } finally {
    button.removeAttribute("aria-busy");
  }
}

const messageOf = (element) => element.closest("li.message")?.dataset.id ?? "";

/** Do what an answer asks for: another place, a form, or nothing but the messages. */
export function take(answer, { origin = null, message = "" } = {}) {
  const asked = origin && isInSheet(origin);
  if (answer.go_to && answer.go_to !== location.pathname) {
    location.assign(answer.go_to);
  } else if (answer.form) {
    openSheet(answer, message);
  } else if (asked && answer.refusal) {
    sheetProblem({ title: answer.refusal });
  } else if (asked) {
    closeSheet();
  }
  catchUp();
}
