import type { Answers } from './question-flow.ts';

const prefix = 'yanzhen.answers.';

/** Answers given on this device under a form's id, before or without sign in; empty when there are none. */
export function readKeptAnswers(id: string): Answers {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(prefix + id) ?? '{}');
    return typeof kept === 'object' && kept !== null && !Array.isArray(kept)
      ? (kept as Answers)
      : {};
  } catch {
    return {};
  }
}

/** Keeps answers on this device; a full or forbidden store only means that they are not kept. */
export function keepAnswers(id: string, answers: Answers): void {
  try {
    localStorage.setItem(prefix + id, JSON.stringify(answers));
  } catch {
    // A private window may refuse to keep anything: the form works all the same.
  }
}

/** Forgets them, e.g. after they were taken over into an application. */
export function forgetKeptAnswers(id: string): void {
  localStorage.removeItem(prefix + id);
}
