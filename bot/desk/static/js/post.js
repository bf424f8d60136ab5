// One way to send something to the desk, and one kind of failure.

import { page, worded } from "./page.js";

export class Failure extends Error {
  constructor({ title, advice, error_id: errorId = "" }) {
    super(title);
    Object.assign(this, { title, advice, errorId });
  }
}

/** Send fields and files; the answer says what to do next. Failure otherwise. */
export async function post(address, body) {
  body.set("conversation", page.conversation);
  const headers = { "X-Desk-Token": page.token, Accept: "application/json" };
  return answerOf(fetch(address, { method: "POST", headers, body }));
}

/** Ask for a part of the page. Failure otherwise. */
export async function ask(address) {
  return answerOf(fetch(address, { headers: { Accept: "application/json" } }));
}

async function answerOf(asked) {
  let response;
  let answer;
  try {
    response = await asked;
    answer = await response.json();
  } catch {
    throw new Failure({ title: worded("unreached"), advice: worded("unreached_next") });
  }
  if (!response.ok) throw new Failure(answer.problem);
  return answer;
}
