// The case card on top of a room: a glance at the case, unfolded when asked for.

import { keepState } from "./stream.js";
import { drawn, find } from "./page.js";

const pinned = find("#pinned");

/** Show a message on top instead of among the others. */
export function pin({ id, html }) {
  if (!pinned) return;
  const fresh = find(".content", drawn(html));
  const card = find("#pinned-card");
  keepState(card, fresh);
  card.replaceChildren(...fresh.childNodes);
  pinned.dataset.id = id;
  pinned.hidden = false;
  document.getElementById(`m${id}`)?.remove();
}
