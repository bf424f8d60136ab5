// What is said beside the conversation: to screen readers, in toasts, when offline.

import { copyOf, find, worded } from "./page.js";

const MOST_SPOKEN = 5;
const TOAST_SECONDS = 12;

/** Let a screen reader say a line when it is next free. */
export function announce(line) {
  const news = find("#news");
  const paragraph = document.createElement("p");
  paragraph.textContent = line;
  news.append(paragraph);
  while (news.childElementCount > MOST_SPOKEN) news.firstElementChild.remove();
}

/** Show what went wrong and what to do next, until dismissed or a while later. */
export function toast({ title, advice, errorId }) {
  const shown = copyOf("toast");
  find(".toast-title", shown).textContent = title;
  find(".toast-advice", shown).textContent = errorId
    ? `${advice} ${worded("error_id", { id: errorId })}`
    : advice;
  const dismiss = () => shown.remove();
  find("button", shown).addEventListener("click", dismiss);
  // An id must be there to be written down: such a toast stays.
  if (!errorId) setTimeout(dismiss, TOAST_SECONDS * 1000);
  find("#toasts").append(shown);
}

/** Show or hide the line that says that the page does not hear of news. */
export function connection(state) {
  const line = find("#offline");
  line.hidden = state === "open";
  line.textContent = line.hidden ? "" : worded(state);
  if (state !== "stale") return;
  const reload = document.createElement("button");
  reload.type = "button";
  reload.className = "button button-default";
  reload.textContent = worded("reload");
  reload.addEventListener("click", () => location.reload());
  line.append(reload);
}
