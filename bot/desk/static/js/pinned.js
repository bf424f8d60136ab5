// The case card on top of a room: one line on a phone, opened where there is space.

import { keepState } from "./stream.js";
import { drawn, find, kept } from "./page.js";

const pinned = find("#pinned");
const ROOMY = "(min-width: 56rem) and (min-height: 52rem)";

export function startPinned() {
  if (!pinned) return;
  const roomy = matchMedia(ROOMY).matches;
  pinned.open = roomy && kept.read("case-card") !== "closed";
  pinned.addEventListener("toggle", () => {
    if (roomy) kept.write("case-card", pinned.open ? "open" : "closed");
  });
}

/** Show a message on top instead of among the others. */
export function pin({ id, html, plain }) {
  if (!pinned) return;
  const fresh = find(".content", drawn(html));
  const card = find("#pinned-card");
  keepState(card, fresh);
  card.replaceChildren(...fresh.childNodes);
  find("#pinned-line").textContent = plain;
  pinned.dataset.id = id;
  pinned.hidden = false;
  document.getElementById(`m${id}`)?.remove();
}
