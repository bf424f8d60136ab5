// What the server wrote into the page: who reads it, which conversation, which words.

const told = document.body.dataset;
const words = JSON.parse(told.words);

export const page = {
  person: told.person,
  conversation: told.conversation,
  room: told.room,
  token: told.token,
  since: Number(told.since),
  stamp: told.stamp,
};

export const find = (selector, within = document) => within.querySelector(selector);

export const findAll = (selector, within = document) => [
  ...within.querySelectorAll(selector),
];

/** A sentence by its key, `{name}` filled in. */
export function worded(key, values = {}) {
  return words[key].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

/** A copy of a template's only element. */
export function copyOf(id) {
  return find(`template#${id}`).content.firstElementChild.cloneNode(true);
}

/** The elements of a fragment that the server drew. */
export function drawn(html) {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  return holder.content;
}

/** Kept in this browser only, for conveniences: nothing depends on it. */
export const kept = {
  read(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  write(key, value) {
    try {
      localStorage.setItem(key, value);
    } catch {
      // Private windows may refuse; then it is forgotten with the page.
    }
  },
};
