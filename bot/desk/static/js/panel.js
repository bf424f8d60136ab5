// Files and people beside a room: a column where there is space, else a drawer.

import { ask } from "./post.js";
import { drawn, find, findAll, kept, page } from "./page.js";

const panel = find("#panel");
const wide = matchMedia("(min-width: 80rem)");
const ROOMY = "(min-width: 90rem)";
const REFRESH_MILLISECONDS = 300;
let refreshing = 0;

export function startPanel() {
  if (!panel) return;
  const usual = matchMedia(ROOMY).matches ? "open" : "closed";
  setOpen(wide.matches && (kept.read("panel") ?? usual) === "open");
  wide.addEventListener("change", () => setOpen(false));
  for (const tool of findAll("[data-panel-tab]")) {
    tool.addEventListener("click", () => toggle(tool));
  }
  for (const tab of tabs()) {
    tab.addEventListener("click", () => choose(tab.id));
    tab.addEventListener("keydown", walk);
  }
  find("#panel-close").addEventListener("click", () => close());
  panel.addEventListener("toggle", () => wide.matches || showState());
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && wide.matches) close();
  });
}

const tabs = () => findAll("[role=tab]", panel);
const isOpen = () =>
  wide.matches
    ? document.documentElement.dataset.panel === "open"
    : panel.matches(":popover-open");

function toggle(tool) {
  const tab = `tab-${tool.dataset.panelTab}`;
  const shown = isOpen() && find(`#${tab}`).ariaSelected === "true";
  if (shown) return close();
  opener = tool;
  choose(tab);
  setOpen(true);
  keep();
  find(`#${tab}`).focus();
}

let opener = null;

function close() {
  setOpen(false);
  keep();
  (opener ?? find("[data-panel-tab]")).focus();
}

function setOpen(open) {
  if (wide.matches) {
    if (panel.matches(":popover-open")) panel.hidePopover();
    document.documentElement.dataset.panel = open ? "open" : "closed";
  } else {
    document.documentElement.dataset.panel = "closed";
    panel.togglePopover(open);
  }
  showState();
}

/** What the reader chose on a wide screen holds for the next room too. */
function keep() {
  if (wide.matches) kept.write("panel", document.documentElement.dataset.panel);
}

function choose(id) {
  for (const tab of tabs()) {
    const chosen = tab.id === id;
    tab.setAttribute("aria-selected", String(chosen));
    tab.tabIndex = chosen ? 0 : -1;
    document.getElementById(tab.getAttribute("aria-controls")).hidden = !chosen;
  }
  showState();
}

function showState() {
  for (const tool of findAll("[data-panel-tab]")) {
    const tab = find(`#tab-${tool.dataset.panelTab}`);
    const expanded = isOpen() && tab.getAttribute("aria-selected") === "true";
    tool.setAttribute("aria-expanded", String(expanded));
  }
}

function walk(event) {
  if (!["ArrowLeft", "ArrowRight"].includes(event.key)) return;
  const other = tabs().find((tab) => tab !== event.currentTarget);
  choose(other.id);
  other.focus();
}

/** Read the room's heading, files and people anew, once for many messages. */
export function refreshAside() {
  if (!panel) return;
  clearTimeout(refreshing);
  refreshing = setTimeout(refresh, REFRESH_MILLISECONDS);
}

async function refresh() {
  try {
    const parts = await ask(`/rooms/${encodeURIComponent(page.room)}/aside`);
    find("#room-head").innerHTML = parts.head;
    find("#glance").innerHTML = parts.glance;
    redraw(find("#panel-files"), parts.files);
    redraw(find("#panel-people"), parts.people);
    const faces = findAll(".avatar", drawn(parts.people)).slice(0, 4);
    faces.forEach((face) => face.classList.add("avatar-small"));
    find("#faces").replaceChildren(...faces);
  } catch {
    // The side is read again with the next message; the conversation says the rest.
  }
}

/** Draw a part anew, with the folds that the reader closed or opened left so. */
function redraw(part, html) {
  const fresh = drawn(html);
  const before = findAll("details", part).map((each) => each.open);
  findAll("details", fresh).forEach((each, n) => (each.open = before[n] ?? each.open));
  part.replaceChildren(fresh);
}
