import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { faults, type MoveId } from '../applications/contract.ts';
import {
  changedFields,
  contentChanged,
  moveApplication,
  restsOnContent,
  type Application,
  type MoveOptions,
} from '../applications/offers.ts';
import { nameOfField, readContent } from './read-content.ts';

/**
 * Makes a move that rests on the content of the case: proposing keeps it; checking, approving, preparing
 * and signing go on only where it is the same. Other moves are made as they are.
 *
 * @throws Fault `applications.content-changed` for each changed field, named; and as `moveApplication`.
 */
export async function moveOnContent(
  turn: Turn,
  application: Application,
  move: MoveId,
  options: MoveOptions = {},
): Promise<Application> {
  if (!restsOnContent(move, application)) return moveApplication(turn, application, move, options);
  const settled = { ...application, ...settledOf(options) };
  const content = await readContent(turn, settled);
  try {
    return await moveApplication(turn, application, move, { ...options, content });
  } catch (error) {
    throw await named(turn, application, error);
  }
}

/**
 * Tells before a move what its guard would refuse: what changed since the case was proposed.
 *
 * @throws Fault `applications.content-changed` for each changed field, named.
 */
export async function requireSameContent(turn: Turn, application: Application): Promise<void> {
  const changed = await findChanges(turn, application);
  if (changed.length === 0) return;
  throw await named(turn, application, contentChanged(changed));
}

/** The fields of a case that differ now from what was last proposed, checked or approved. */
export async function findChanges(
  turn: Turn,
  application: Application,
): Promise<readonly string[]> {
  if (application.content === null) return [];
  return changedFields(application.content, await readContent(turn, application));
}

function settledOf({ settle }: MoveOptions): Partial<Application> {
  return settle?.amountFen === undefined ? {} : { amountFen: settle.amountFen };
}

/** The fault of changed content, each field with its name in both languages. */
async function named(turn: Turn, application: Application, error: unknown): Promise<unknown> {
  const given = error as { code?: string; values?: { fields?: string } };
  if (given.code !== faults.contentChanged) return error;
  const found = [];
  for (const field of given.values?.fields?.split(' ') ?? []) {
    const name = await nameOfField(turn, application, field);
    const reference = application.reference ?? application.id;
    found.push(
      fault(faults.contentChanged, {
        field: `content.${field}`,
        values: { name: name.zh, nameEn: name.en, fields: field, reference },
      }),
    );
  }
  const [first, ...also] = found;
  if (!first) return error;
  const { code, status, values } = first;
  return fault(code, { status, values, ...(first.field ? { field: first.field } : {}), also });
}
