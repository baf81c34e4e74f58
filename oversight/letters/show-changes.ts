import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { notFound } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { compareTexts } from './compare-texts.ts';
import { contentSchema } from './contract.ts';
import type * as contract from './contract.ts';
import { listFigures, type FigureRecord } from './figure-store.ts';
import * as store from './store.ts';
import { figureNow } from './take-figures.ts';
import { inTextOrder } from './write-letter.ts';

/** What changed since an earlier version, the last but one unless told: text, and figures then and now. */
export async function showChanges(
  turn: Turn,
  { params, query }: Input<typeof contract.showChanges>,
): Promise<Output<typeof contract.showChanges>> {
  const letter = await store.getLetter(turn, params.letterId);
  const since = query.since ?? Math.max(1, letter.version - 1);
  if (since > letter.version) throw notFound('query.since');
  const was = await store.getDraft(turn, letter.id, since);
  const is = await store.getDraft(turn, letter.id, letter.version);
  const then = await listFigures(turn, Object.values(was.figures));
  const here = await listFigures(turn, Object.values(is.figures));
  const figures = [];
  for (const figure of inTextOrder(is.content.blocks, here))
    figures.push(await compared(turn, figure, then));
  const gone = then.filter((each) => !here.some(({ slot }) => slot === each.slot));
  const versions = await store.listVersions(turn, letter.id);
  return {
    version: letter.version,
    since,
    versions: versions.map(({ at, ...each }) => ({ ...each, at: at.toISOString() })),
    texts: compareTexts(contentSchema.parse(was.content), contentSchema.parse(is.content)),
    figures: [
      ...figures,
      ...gone.map((each) => ({
        ...named(each),
        before: each.shown,
        here: null,
        now: null,
        moved: false,
      })),
    ],
  };
}

async function compared(turn: Turn, figure: FigureRecord, then: readonly FigureRecord[]) {
  const now = await figureNow(turn, figure);
  return {
    ...named(figure),
    before: then.find(({ slot }) => slot === figure.slot)?.shown ?? null,
    here: figure.shown,
    now: now.shown,
    moved: now.measure !== figure.measure,
  };
}

const named = ({ slot, definition }: FigureRecord) => ({ slotId: slot, name: definition.name });
