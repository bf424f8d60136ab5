// The list of conversations: which one is open, and in which there is something new.

import { find, findAll, kept, page, worded } from "./page.js";

const TITLE = document.title;
const keyOf = (conversation) => `seen:${page.person}:${conversation}`;

export function startRooms() {
  markSeen(page.conversation, page.since);
  addEventListener("storage", showDots); // Another tab has read something.
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) markSeen(page.conversation);
  });
}

/** Draw the list anew, leaving the focus where it was. */
export function showRooms(nav, html) {
  const focused = nav.contains(document.activeElement)
    ? document.activeElement.getAttribute("href")
    : "";
  nav.innerHTML = html;
  if (focused) find(`a[href="${CSS.escape(focused)}"]`, nav)?.focus();
  showDots();
}

/** Mark a conversation in which something was said just now. */
export function noteNews(conversation, change) {
  const place = places().find((each) => each.dataset.conversation === conversation);
  if (place) place.dataset.change = change;
  showDots();
}

/** Remember how far this person has read a conversation, if somebody looks at it. */
export function markSeen(conversation, change = 0) {
  const newest = Math.max(change, latestOf(conversation), seen(conversation));
  if (!document.hidden) kept.write(keyOf(conversation), String(newest));
  showDots();
}

const seen = (conversation) => Number(kept.read(keyOf(conversation)) ?? 0);

function latestOf(conversation) {
  const place = places().find((each) => each.dataset.conversation === conversation);
  return Number(place?.dataset.change ?? 0);
}

const places = () => findAll("a.place");

function showDots() {
  let news = 0;
  for (const place of places()) {
    const { conversation, change } = place.dataset;
    const isNew = Number(change) > seen(conversation);
    const isOpen = conversation === page.conversation;
    find(".dot", place).hidden = !isNew || (isOpen && !document.hidden);
    if (isOpen) place.setAttribute("aria-current", "page");
    news += isNew ? 1 : 0;
  }
  find("#menu-dot").hidden = !news;
  document.title = news ? worded("news_title", { title: TITLE }) : TITLE;
}
