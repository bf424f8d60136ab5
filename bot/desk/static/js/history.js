// Lines sent from this page, recalled with the arrow keys into an empty box.
// Kept in the page's memory only: they may hold names.

import { find } from "./page.js";

const MOST = 50;
const words = find("#words");
const lines = [];
let place = 0;

/** Remember a line; it is the first that is recalled. */
export function remember(text) {
  if (text.trim() && lines.at(-1) !== text) lines.push(text);
  if (lines.length > MOST) lines.shift();
  place = lines.length;
}

/** Whether a key asked for another line; nothing typed is lost: only a recalled line gives way. */
export function recall(event) {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!step || event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return false;
  const isOwn = words.value === "" || words.value === lines[place];
  const next = Math.min(place + step, lines.length);
  if (!isOwn || next < 0 || next === place) return false;
  place = next;
  words.value = lines[place] ?? "";
  words.setSelectionRange(words.value.length, words.value.length);
  return true;
}
