// What the reader asked for a moment ago, and where its answer begins.

const MILLISECONDS = 4000;

let first = "";
let heldUntil = 0;
let awaitedUntil = 0;

/** Keep a message in view, whatever else comes with the answer that it begins. */
export function hold(item) {
  first = item.id;
  heldUntil = performance.now() + MILLISECONDS;
}

/** The message that is kept in view now, or null. */
export function held() {
  return performance.now() < heldUntil ? document.getElementById(first) : null;
}

/** The reader has moved on by hand. */
export function letGo() {
  heldUntil = 0;
}

/** Something was asked: its answer is looked at, wherever one was reading. */
export function awaitAnswer() {
  heldUntil = 0;
  awaitedUntil = performance.now() + MILLISECONDS;
}

/** Whether an answer to this reader alone is the one that a press waits for. */
export function isAwaited(isTheirs) {
  if (!isTheirs || performance.now() > awaitedUntil) return false;
  awaitedUntil = 0;
  return true;
}
