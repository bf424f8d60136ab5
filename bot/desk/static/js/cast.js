// The seats of the cast: a name under the row while one is pointed at.

import { find, findAll } from "./page.js";

export function startCast() {
  const legend = find("#cast-legend");
  const usual = legend.textContent;
  const name = (seat) => () => (legend.textContent = seat.dataset.legend);
  const forget = () => (legend.textContent = usual);
  for (const seat of findAll(".cast-seat")) {
    seat.addEventListener("pointerenter", name(seat));
    seat.addEventListener("focus", name(seat));
    seat.addEventListener("pointerleave", forget);
    seat.addEventListener("blur", forget);
  }
}
