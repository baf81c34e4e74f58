import type { Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { getApplications } from '../applications/offers.ts';
import type * as contract from './contract-public.ts';
import { listAwardsOf, listInstalments } from './instalment-store.ts';
import { listStatementEntries, type StatementEntry } from './statement-store.ts';

type Statement = Output<typeof contract.myStatement>;
type Kind = (typeof contract.statementKinds)[number];

/** What the ledger's postings are called in a person's statement. */
const kindOf: Readonly<Record<string, Kind>> = {
  opening: 'opening',
  confirm: 'paid',
  return: 'returned',
  'bank-recall': 'recalled',
  'recall-past': 'recalled',
  demand: 'demanded',
  'waive-recovery': 'waived',
  recover: 'recovered',
  'recover-past': 'recovered',
  offset: 'offset',
};

/** The statement of the person who asks (对账单): each sum that moved, and what is still to come. */
export async function myStatement(turn: Turn): Promise<Statement> {
  const { personId, name } = actorOf(turn);
  const awards = await listAwardsOf(turn, { personId, organisationId: null });
  const ids = awards.map(({ applicationId }) => applicationId);
  const entries = await listStatementEntries(turn, ids, Object.keys(kindOf));
  const parts = await listInstalments(turn, ids);
  const cases = new Map((await getApplications(turn, ids)).map((each) => [each.id, each]));
  return {
    name,
    on: turn.today,
    totals: totalsOf(
      entries,
      awards.reduce((sum, { totalFen }) => sum + totalFen, 0),
      parts.filter(isOpen).reduce((sum, { amountFen }) => sum + amountFen, 0),
    ),
    cases: awards.map(({ applicationId, benefitId, totalFen, grantedOn }) => ({
      applicationId,
      reference: cases.get(applicationId)?.reference ?? null,
      benefitId,
      grantedFen: totalFen,
      lines: [
        { on: grantedOn, kind: 'granted' as const, amountFen: totalFen },
        ...entries
          .filter((entry) => entry.applicationId === applicationId)
          .map(({ on, kind, amountFen }) => ({ on, kind: kindOf[kind] ?? 'paid', amountFen })),
      ],
      due: parts
        .filter((part) => part.applicationId === applicationId && isOpen(part))
        .map(({ number, name: part, amountFen, dueOn }) => ({
          number,
          name: part,
          amountFen,
          dueOn,
        })),
    })),
  };
}

const isOpen = ({ state }: { readonly state: string }): boolean =>
  !['paid', 'stopped'].includes(state);

function totalsOf(
  entries: readonly StatementEntry[],
  grantedFen: number,
  dueFen: number,
): Statement['totals'] {
  const sum = (...kinds: readonly Kind[]): number =>
    entries.reduce((all, { kind, amountFen }) => {
      const own = kindOf[kind];
      return own && kinds.includes(own) ? all + amountFen : all;
    }, 0);
  return {
    grantedFen,
    paidFen: sum('opening', 'paid') - sum('recalled'),
    returnedFen: sum('returned', 'recalled'),
    owedFen: sum('demanded') - sum('waived', 'recovered'),
    recoveredFen: sum('recovered'),
    dueFen,
  };
}
