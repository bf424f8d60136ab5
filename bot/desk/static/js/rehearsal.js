// A rehearsal's bar: it follows the virtual clock, and is pressed once at a time.

import { ask } from "./post.js";
import { drawn, find } from "./page.js";

/** A press is under way until the page that it leads to is there. */
export function startRehearsal() {
  document.addEventListener("submit", (event) => {
    const form = event.target.closest(".bar-form");
    if (!form) return;
    if (form.getAttribute("aria-busy") === "true") return event.preventDefault();
    form.setAttribute("aria-busy", "true");
    event.submitter?.setAttribute("aria-busy", "true");
  });
  addEventListener("pageshow", () => {
    for (const busy of document.querySelectorAll(".rehearsal-bar [aria-busy]")) {
      busy.removeAttribute("aria-busy");
    }
  });
}

/** Another day: the whole page is of it, unless somebody is just writing on it. */
export function heedClock(event) {
  const bar = find("#rehearsal-bar");
  const { seen, stamp, passing } = JSON.parse(event.data);
  if (bar) showPassing(bar, passing);
  if (passing || !bar || bar.dataset.stamp === stamp || find("[aria-busy]", bar)) return;
  if (bar.dataset.seen !== seen && !isWriting()) return location.reload();
  refresh(bar);
}

/** A long way to the next turn: how far time has come, and nothing to press. */
function showPassing(bar, passing) {
  bar.toggleAttribute("data-moving", Boolean(passing));
  if (passing) find(".bar-time time", bar).textContent = passing;
}

const isWriting = () =>
  Boolean(find("#words")?.value || find("#sheet")?.open || find("#chips li"));

async function refresh(bar) {
  const place = encodeURIComponent(location.pathname);
  try {
    const { html } = await ask(`/rehearsal/bar?place=${place}`);
    if (!bar.isConnected || bar.contains(document.activeElement)) return;
    bar.replaceWith(...drawn(html).children);
  } catch {
    // The next change tries again; the page says by itself when nothing answers.
  }
}
