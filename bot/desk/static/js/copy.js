// A link that is not opened but handed on: pressing it copies its whole address.

import { worded } from "./page.js";

async function copy(link) {
  const told = link.parentElement.querySelector("output") ?? document.createElement("output");
  told.className = "copied";
  link.after(told);
  try {
    await navigator.clipboard.writeText(link.href);
    told.textContent = worded("copied", { address: link.href });
  } catch {
    told.textContent = link.href; // To be copied by hand.
  }
}

export function startCopying() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-copy]");
    if (!link) return;
    event.preventDefault();
    copy(link);
  });
}
