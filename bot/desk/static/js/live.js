// News from the desk as it comes; after a gap, everything since the last that was seen.

import { announce, connection } from "./notices.js";
import { ask } from "./post.js";
import { forget, outdate, place, shownCases, takeAway } from "./stream.js";
import { find, page, worded } from "./page.js";
import { heedClock } from "./rehearsal.js";
import { markSeen, noteNews, showRooms } from "./rooms.js";
import { pin } from "./pinned.js";
import { refreshAside } from "./panel.js";

const REST_AFTER_SECONDS = 20;
const OFFLINE_AFTER_SECONDS = 3;

let source = null;
let since = page.since;
let restTimer = 0;
let offlineTimer = 0;

export function startLive() {
  listen();
  // A browser opens six streams at most to one desk: tabs out of sight give theirs up.
  document.addEventListener("visibilitychange", () => {
    clearTimeout(restTimer);
    if (document.hidden) restTimer = setTimeout(rest, REST_AFTER_SECONDS * 1000);
    else catchUp();
  });
  addEventListener("pagehide", rest);
  addEventListener("pageshow", (event) => event.persisted && catchUp());
}

/** Make sure that the stream is open: it brings whatever is missing. */
export function catchUp() {
  if (!source || source.readyState === EventSource.CLOSED) listen();
  markSeen(page.conversation);
}

function rest() {
  source?.close();
  source = null;
}

function listen() {
  rest();
  const asked = new URLSearchParams({ since, person: page.person });
  source = new EventSource(`/live?${asked}`);
  source.addEventListener("open", () => {
    clearTimeout(offlineTimer);
    offlineTimer = 0;
    connection("open");
  });
  source.addEventListener("error", lost);
  source.addEventListener("message", hear);
  source.addEventListener("rooms", heedRooms);
  source.addEventListener("clock", heedClock);
  source.addEventListener("reload", () => location.reload());
}

function lost() {
  if (source?.readyState === EventSource.CLOSED) {
    connection("stale");
  } else if (!offlineTimer) {
    offlineTimer = setTimeout(() => connection("offline"), OFFLINE_AFTER_SECONDS * 1000);
  }
}

function hear(event) {
  since = Number(event.lastEventId);
  const told = JSON.parse(event.data);
  noteNews(told.conversation, since);
  outdate(told.moved);
  if (told.conversation !== page.conversation) return;
  if (told.gone) return takeAway(told.id);
  if (told.pinned) pin(told);
  else place(told.html, { follow: told.mine });
  if (!told.mine) announce(`${told.by || worded("desk")}: ${told.plain}`);
  markSeen(page.conversation, since);
  refreshAside();
}

function heedRooms(event) {
  const { html, stamp } = JSON.parse(event.data);
  showRooms(find("#places"), html);
  if (stamp !== page.stamp) letGo(stamp);
}

/** Who leaves a case loses what it showed them, also on pages that are open. */
async function letGo(stamp) {
  const shown = shownCases();
  if (shown.length) {
    const lost = await ask(`/lost?${new URLSearchParams(shown.map((id) => ["case", id]))}`);
    if (lost.includes(page.room)) return location.assign("/direct");
    forget(lost);
  }
  page.stamp = stamp;
}
