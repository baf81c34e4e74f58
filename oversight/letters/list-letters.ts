import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { hasRole } from '@yanzhen/server/turn/actor.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract.ts';
import type { LetterRow } from './contract.ts';
import { holders } from './lifecycle.ts';
import * as store from './store.ts';
import * as templates from './template-store.ts';

const countMost = 10_000;

/** Reply letters, newest first. */
export async function listLetters(
  turn: Turn,
  { query }: Input<typeof contract.listLetters>,
): Promise<Output<typeof contract.listLetters>> {
  const found = await store.listLetters(turn, query);
  const count = await store.countLetters(turn, query.state);
  const shown = found.slice(0, query.limit);
  return {
    rows: shown.map(rowView),
    next: found.length > query.limit ? (shown.at(-1)?.id ?? null) : null,
    total: { count: Math.min(count, countMost), more: count > countMost },
    mayDraft: hasRole(turn.actor, 'letter-drafter'),
  };
}

/** A letter as a list shows it. */
export function rowView(letter: store.LetterRecord): LetterRow {
  const { id, title, state, suggestionNumber, deputyName, number } = letter;
  return {
    id,
    title,
    state,
    suggestionNumber,
    deputyName,
    number,
    holder: holders[state],
    changedAt: letter.changedAt.toISOString(),
  };
}

/** Templates to draft from. */
export async function listTemplates(turn: Turn): Promise<Output<typeof contract.listTemplates>> {
  const rows = await templates.listTemplates(turn);
  return { rows: rows.map(({ id, name, says }) => ({ id, name, says })) };
}
