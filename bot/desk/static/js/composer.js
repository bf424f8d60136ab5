// Writing: Enter sends, Shift+Enter makes a line; what could not be sent stays.

import { Failure, post } from "./post.js";
import { acceptSuggestion, hideSuggestions, suggest } from "./suggestions.js";
import { attach, attached, forgetAttached } from "./attachments.js";
import { awaitAnswer } from "./asked.js";
import { recall, remember } from "./history.js";
import { find, findAll, worded } from "./page.js";
import { take } from "./press.js";
import { toast } from "./notices.js";

const composer = find("#composer");
const words = find("#words");
const button = find("#send");
let lastSaid = Promise.resolve();
let underWay = 0;

export function startComposer() {
  composer.addEventListener("submit", (event) => {
    event.preventDefault();
    sendWritten();
  });
  words.addEventListener("keydown", keys);
  words.addEventListener("input", () => {
    fit();
    suggest();
  });
  words.addEventListener("blur", hideSuggestions);
  document.addEventListener("click", (event) => {
    const pressed = event.target.closest("[data-say], [data-before]");
    if (pressed) sayOnce(pressed);
  });
  for (const each of findAll("[data-compose]")) {
    each.addEventListener("click", () => invite(each.dataset.compose));
  }
  if (matchMedia("(pointer: fine)").matches) words.focus({ preventScroll: true });
}

function keys(event) {
  if (event.isComposing) return; // Enter ends a word of Chinese or Japanese there.
  if (acceptSuggestion(event) || recall(event)) {
    event.preventDefault();
    fit();
  } else if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    composer.requestSubmit();
  }
}

/** The box is free for the next line at once; a line that fails comes back into it. */
async function sendWritten(before = "") {
  const text = words.value;
  const files = attached();
  if (!text.trim() && !files.length) return words.focus();
  hideSuggestions();
  write("");
  remember(before + text);
  forgetAttached();
  if (await inTurn(before + text, files, button)) {
    words.placeholder = words.dataset.placeholder ?? words.placeholder;
  } else {
    write([text, words.value].filter(Boolean).join("\n"));
    attach(files);
  }
}

/** A button that says something does so once, however often it is pressed. */
function sayOnce(pressed) {
  if (pressed.getAttribute("aria-busy") === "true") return;
  const { say: text, said, before } = pressed.dataset;
  if (before) return sendWritten(`${before} `);
  if (said === undefined) return inTurn(text, [], pressed);
  // What was given back to the box goes along: it is what the button says once more.
  const isBack = words.value.trim() === said;
  if (isBack) return sendWritten(text.slice(0, -said.length));
  return inTurn(text, [], pressed);
}

/** Lines reach the desk in the order in which they were sent, none is swallowed. */
function inTurn(text, files, pressed) {
  pressed.setAttribute("aria-busy", "true");
  underWay += 1;
  lastSaid = lastSaid.then(() => say(text, files)).finally(() => {
    underWay -= 1;
    if (pressed !== button || !underWay) pressed.removeAttribute("aria-busy");
  });
  return lastSaid;
}

/** Say something; True once the desk has taken it, False when it gives it back. */
async function say(text, files) {
  const body = new FormData();
  body.set("text", text);
  files.forEach((file) => body.append("file", file));
  awaitAnswer();
  try {
    const answer = await post("/say", body);
    take(answer);
    return !answer.gives_back;
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    toast(failure);
    return false;
  }
}

function write(text) {
  words.value = text;
  fit();
}

/** Say in the empty box what is expected there, and stand in it. */
function invite(key) {
  words.dataset.placeholder ??= words.placeholder;
  words.placeholder = worded(key);
  words.focus();
}

/** As high as what is written, where the style sheet alone cannot do it. */
function fit() {
  if (CSS.supports("field-sizing", "content")) return;
  words.style.height = "auto";
  words.style.height = `${words.scrollHeight}px`;
}
