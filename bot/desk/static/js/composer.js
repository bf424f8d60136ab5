// Writing: Enter sends, Shift+Enter makes a line; what could not be sent stays.

import { Failure, post } from "./post.js";
import { acceptSuggestion, hideSuggestions, suggest } from "./suggestions.js";
import { attached, forgetAttached } from "./attachments.js";
import { awaitAnswer } from "./asked.js";
import { find, findAll, worded } from "./page.js";
import { take } from "./press.js";
import { toast } from "./notices.js";

const composer = find("#composer");
const words = find("#words");
const button = find("#send");

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
  for (const each of findAll("[data-say]")) {
    each.addEventListener("click", () => say(each.dataset.say, [], each));
  }
  for (const each of findAll("[data-compose]")) {
    each.addEventListener("click", () => invite(each.dataset.compose));
  }
  if (matchMedia("(pointer: fine)").matches) words.focus({ preventScroll: true });
}

function keys(event) {
  if (event.isComposing) return; // Enter ends a word of Chinese or Japanese there.
  if (acceptSuggestion(event)) {
    event.preventDefault();
    fit();
  } else if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    composer.requestSubmit();
  }
}

async function sendWritten() {
  const text = words.value;
  const files = attached();
  if (!text.trim() && !files.length) return words.focus();
  hideSuggestions();
  if (!(await say(text, files, button))) return;
  if (words.value === text) words.value = "";
  forgetAttached();
  fit();
  words.placeholder = words.dataset.placeholder ?? words.placeholder;
}

/** Say something; True once the desk has taken it. */
async function say(text, files, pressed) {
  if (pressed.getAttribute("aria-busy") === "true") return false;
  pressed.setAttribute("aria-busy", "true");
  const body = new FormData();
  body.set("text", text);
  files.forEach((file) => body.append("file", file));
  awaitAnswer();
  try {
    take(await post("/say", body));
    return true;
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    toast(failure);
    return false;
  } finally {
    pressed.removeAttribute("aria-busy");
  }
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
