import { listBenefits } from '@yanzhen/registers/policies/offers.ts';
import { factsThatDiffer, getTalents } from '@yanzhen/registers/talents/offers.ts';
import { notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import { listApplications } from '../applications/offers.ts';
import { getPair } from './check-pair.ts';
import type * as contract from './contract.ts';
import { countCarried } from './merge-store.ts';
import { recordLines } from './records-of.ts';
import { findGroup } from './store.ts';

type Preview = Output<typeof contract.previewMerge>;

/** What a merge changes, before anybody prepares or does it. Nothing is written. */
export async function previewMerge(
  turn: Turn,
  { params, query }: Input<typeof contract.previewMerge>,
): Promise<Preview> {
  if (!(await findGroup(turn, params.groupId))) throw notFound();
  const { away, kept } = await getPair(turn, params.groupId, query);
  const talents = await getTalents(turn, [away.personId]);
  return {
    follows: await followsOf(turn, away.personId),
    differs: (await factsThatDiffer(turn, kept.personId, away.personId)).map((fact) => ({
      label: fact.one.label,
      kept: fact.one.shown,
      away: fact.other.shown,
      counts: fact.counts === 'one' ? ('kept' as const) : ('away' as const),
    })),
    twice: await benefitsTwice(turn, kept.personId, away.personId),
    accountEnds: (talents.get(away.personId)?.bankAccount ?? null) !== null,
    carried: await countCarried(turn, away.personId),
  };
}

async function followsOf(turn: Turn, personId: string): Promise<Preview['follows']> {
  const sums = new Map<string, Preview['follows'][number]>();
  for (const { what, sums: own } of await recordLines(turn, [personId])) {
    for (const { count, amountFen } of own) {
      const before = sums.get(what.zh);
      sums.set(what.zh, {
        what,
        count: (before?.count ?? 0) + count,
        amountFen:
          amountFen === null ? (before?.amountFen ?? null) : (before?.amountFen ?? 0) + amountFen,
      });
    }
  }
  return [...sums.values()];
}

const ended = ['refused', 'withdrawn', 'expired'];

async function benefitsTwice(turn: Turn, kept: string, away: string): Promise<Localized[]> {
  const benefitsOf = async (personId: string): Promise<string[]> => {
    const { rows } = await listApplications(turn, { personId }, { limit: 100 });
    return rows.filter(({ state }) => !ended.includes(state)).map(({ benefitId }) => benefitId);
  };
  const own = await benefitsOf(kept);
  const both = (await benefitsOf(away)).filter((id) => own.includes(id));
  if (both.length === 0) return [];
  const names = new Map(
    (await listBenefits(turn)).map(({ benefit }) => [benefit.id, benefit.name]),
  );
  return [...new Set(both)].map((id) => names.get(id) ?? { zh: id, en: id });
}
