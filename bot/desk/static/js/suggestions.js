// Commands offered while one is typed: after `/`, or as the beginning of a first word.

import { announce } from "./notices.js";
import { find, worded } from "./page.js";

const words = find("#words");
const list = find("#suggestions");
const hints = JSON.parse(words.dataset.hints);
const MOST = 7;
let chosen = -1;
let shown = [];

/** Offer what fits what is written now. */
export function suggest() {
  const found = matching(words.value);
  if (!found.length) return hideSuggestions();
  const changed = found.length !== shown.length;
  shown = found;
  chosen = words.value.startsWith("/") ? 0 : -1;
  list.replaceChildren(...found.map(option));
  list.hidden = false;
  mark();
  if (changed) announce(worded("suggestions", { count: found.length }));
}

export function hideSuggestions() {
  list.hidden = true;
  shown = [];
  chosen = -1;
  words.removeAttribute("aria-activedescendant");
}

/** Whether a key was about the suggestions. */
export function acceptSuggestion(event) {
  if (list.hidden) return false;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) return walk(step);
  if (event.key === "Escape") return hideSuggestions() ?? true;
  const takes = event.key === "Tab" || (event.key === "Enter" && !event.shiftKey);
  if (!takes || event.shiftKey) return false;
  if (event.key === "Tab" && chosen < 0) chosen = 0;
  if (chosen < 0) return false;
  fill(shown[chosen]);
  return true;
}

function matching(written) {
  const slash = written.startsWith("/");
  const begun = written.replace(/^\//, "").toLowerCase();
  if (begun.includes("\n") || (!slash && !begun)) return [];
  const found = hints.filter(({ command }) => command.toLowerCase().startsWith(begun));
  const whole = !slash && found.some(({ command }) => command.toLowerCase() === begun);
  return whole ? [] : found.slice(0, MOST);
}

function option({ command, takes, does }, place) {
  const item = document.createElement("li");
  item.id = `suggestion-${place}`;
  item.role = "option";
  item.className = "suggestion";
  item.append(usage(command, takes), part("span", does));
  // Before the box loses the focus, which would hide the list.
  item.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    fill(hints.find((hint) => hint.command === command));
  });
  return item;
}

/** What to type; what follows it is an example, and looks like one. */
function usage(command, takes) {
  const typed = part("kbd", takes ? `${command} ` : command);
  const example = part("span", takes ?? "");
  example.className = "suggestion-takes";
  typed.append(example);
  return typed;
}

function part(name, text) {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}

function walk(step) {
  chosen = (chosen + step + shown.length) % shown.length;
  if (chosen < 0) chosen = shown.length - 1;
  mark();
  return true;
}

function mark() {
  [...list.children].forEach((item, place) => {
    item.setAttribute("aria-selected", String(place === chosen));
  });
  if (chosen < 0) return words.removeAttribute("aria-activedescendant");
  words.setAttribute("aria-activedescendant", `suggestion-${chosen}`);
  list.children[chosen].scrollIntoView({ block: "nearest" });
}

function fill({ command, takes }) {
  words.value = takes ? `${command} ` : command;
  hideSuggestions();
  words.focus();
}
