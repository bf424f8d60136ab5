// The messages of the open conversation: their order, their days, where one reads.

import { ask } from "./post.js";
import { held, hold, isAwaited, letGo } from "./asked.js";
import { copyOf, drawn, find, findAll, page } from "./page.js";
import { toast } from "./notices.js";

const TOGETHER_SECONDS = 300;
const NEAR_END_PIXELS = 80;

const stream = find("#stream");
const list = find("#messages");
const jump = find("#jump");
const earlier = find("#earlier");

/** Put new messages in, or others in their places; keep the reader where they are. */
export function place(html, { follow = false } = {}) {
  const wasAtEnd = atEnd();
  const placed = [...drawn(html).children].map(placeOne);
  arrange();
  const added = placed.filter((each) => each.isNew).map((each) => each.item);
  const answer = added.find((each) => isAwaited(isTheirs(each)));
  const asked = follow ? added[0] : !held() && answer;
  if (asked) hold(asked);
  if (wasAtEnd || held()) showFrom(held() ?? added[0]);
  else if (added.length) jump.hidden = false;
}

const isTheirs = (item) => !page.room || item.classList.contains("message-private");

function placeOne(item) {
  const old = document.getElementById(item.id);
  if (old) {
    keepState(old, item);
    old.replaceWith(item);
    return { item, isNew: false };
  }
  const later = findAll("li.message", list).find((each) => isLater(each, item));
  list.insertBefore(item, later ?? null);
  item.classList.add("message-new");
  return { item, isNew: true };
}

const idOf = (item) => Number(item.dataset.id);

/** In the order of their time: a story told now may be of an earlier year. */
function isLater(item, other) {
  const apart = item.dataset.at - other.dataset.at;
  return apart ? apart > 0 : idOf(item) > idOf(other);
}

/** Mark answers that show a case as it was before it moved on. */
export function outdate(moved) {
  for (const [id, at] of Object.entries(moved)) {
    findAll("li.message:has(.look)", list)
      .filter((item) => casesOf(item).includes(id) && item.dataset.drawnAt < at)
      .forEach((item) => item.classList.add("message-stale"));
  }
}

/** Take a message away that its reader has dismissed. */
export function takeAway(id) {
  const item = document.getElementById(`m${id}`);
  if (item?.contains(document.activeElement)) find("#words").focus();
  item?.remove();
  arrange();
}

/** What the reader opened, typed or stands on goes over into the new drawing. */
export function keepState(old, fresh) {
  const open = findAll("details[open]", old).map(titleOf);
  for (const fold of findAll("details", fresh)) {
    if (open.includes(titleOf(fold))) fold.open = true;
  }
  findAll("form[data-verb] :is(input, textarea)", old).filter(isFilled).forEach((field) => {
    const { verb, target } = field.form.dataset;
    const form = find(`form[data-verb="${verb}"][data-target="${target}"]`, fresh);
    const twin = form?.elements[field.name];
    if (twin) twin.value = field.value;
  });
  if (old.contains(document.activeElement)) queueMicrotask(() => refocus(fresh));
}

const titleOf = (fold) => find("summary", fold).textContent;

function isFilled(field) {
  if (field.type === "file") return false;
  if (field.type === "radio") return field.checked && !field.defaultChecked;
  return field.value !== field.defaultValue;
}

function refocus(fresh) {
  const button = find("button[data-verb], summary, a[href]", fresh);
  if (button) button.focus({ preventScroll: true });
  else stream.focus({ preventScroll: true });
}

/** The cases that the page shows something of. */
export function shownCases() {
  const items = findAll("li.message", list).flatMap(casesOf);
  return [...new Set([page.room, ...items])].filter(Boolean);
}

const casesOf = (item) => item.dataset.cases.split(" ");

/** Take away what belongs to cases that the reader has lost. */
export function forget(cases) {
  findAll("li.message", list)
    .filter((item) => casesOf(item).some((id) => cases.includes(id)))
    .forEach((item) => item.remove());
  arrange();
}

/** Draw the days between messages, and what one person says in a row as one. */
export function arrange() {
  findAll("li.day", list).forEach((day) => day.remove());
  let before = null;
  for (const item of findAll("li.message", list)) {
    if (before?.dataset.dayKey !== item.dataset.dayKey) item.before(dayOf(item));
    item.classList.toggle("message-continued", continues(before, item));
    before = item;
  }
}

function dayOf(item) {
  const day = copyOf("day");
  find("span", day).textContent = item.dataset.day;
  return day;
}

function continues(before, item) {
  if (!before || before.dataset.dayKey !== item.dataset.dayKey) return false;
  const same = before.dataset.author === item.dataset.author;
  const whom = (each) => each.classList.contains("message-private");
  const soon = item.dataset.at - before.dataset.at < TOGETHER_SECONDS;
  return same && soon && whom(before) === whom(item);
}

export const atEnd = () =>
  stream.scrollHeight - stream.scrollTop - stream.clientHeight < NEAR_END_PIXELS;

export function toEnd() {
  stream.scrollTop = stream.scrollHeight;
  jump.hidden = true;
}

/** A card taller than the page is shown from its beginning, all else from the end. */
function showFrom(item) {
  toEnd();
  if (!item) return;
  const above = item.getBoundingClientRect().top - stream.getBoundingClientRect().top;
  if (above < 0) stream.scrollTop += above - 12;
  jump.hidden = !startsBelow(findAll("li.message", list).at(-1));
}

const startsBelow = (item) =>
  item.getBoundingClientRect().top > stream.getBoundingClientRect().bottom;

async function showEarlier() {
  const first = find("li.message", list);
  const before = first ? first.dataset.id : String(Number.MAX_SAFE_INTEGER);
  earlier.setAttribute("aria-busy", "true");
  try {
    const address = `/conversations/${encodeURIComponent(page.conversation)}/earlier`;
    const answer = await ask(`${address}?before=${before}`);
    const height = stream.scrollHeight;
    [...drawn(answer.html).children].forEach(placeOne);
    arrange();
    stream.scrollTop += stream.scrollHeight - height;
    earlier.hidden = !answer.more;
  } catch (failure) {
    toast(failure);
  } finally {
    earlier.removeAttribute("aria-busy");
  }
}

export function startStream() {
  arrange();
  toEnd();
  stream.addEventListener("scroll", () => atEnd() && (jump.hidden = true));
  for (const kind of ["wheel", "touchmove", "keydown", "pointerdown"]) {
    stream.addEventListener(kind, letGo, { passive: true });
  }
  jump.addEventListener("click", () => {
    toEnd();
    stream.focus();
  });
  earlier.addEventListener("click", showEarlier);
  keepEndInView();
}

/**
 * When a phone's keyboard or a taller composer takes room, the end stays in view; so it
 * does while the page settles: letters and cards above take their sizes late.
 */
function keepEndInView() {
  let wasAtEnd = true;
  stream.addEventListener("scroll", () => (wasAtEnd = atEnd()));
  new ResizeObserver(() => wasAtEnd && toEnd()).observe(stream);
  const settling = new ResizeObserver(() => wasAtEnd && !held() && toEnd());
  settling.observe(find(".stream-inner"));
  for (const kind of ["wheel", "touchmove", "keydown", "pointerdown"]) {
    addEventListener(kind, () => settling.disconnect(), { once: true, passive: true });
  }
}
