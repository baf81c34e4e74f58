import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type { ProjectDetail, ProjectFlag, ProjectView } from './contract.ts';
import { isCounted, movesFor } from './lifecycle.ts';
import { reportedBeyond } from './money-flags.ts';
import { likeness, likenessLeast } from './same-name.ts';
import * as store from './store.ts';

/** Records of one pair of sides that are compared by name. */
const comparedMost = 500;

/** A project as its readers see it in a list. */
export function viewProject(turn: Turn, row: store.ListedProject): ProjectView {
  const { inputFen, provinceReportedFen, nameKey: _key, ...shown } = row;
  const flags: ProjectFlag[] = [];
  const reported = { enterpriseFen: inputFen, provinceFen: provinceReportedFen };
  if (isCounted(row.state) && reportedBeyond(row, reported)) flags.push('money-beyond-whole');
  const isOpen = row.state === 'planned' || row.state === 'running';
  if (isOpen && row.endsOn < turn.today) flags.push('overdue');
  return { ...shown, flags };
}

/** One project with its record, and with others that may be the same one. */
export async function viewDetail(turn: Turn, row: store.ListedProject): Promise<ProjectDetail> {
  const view = viewProject(turn, row);
  const doubles = isCounted(row.state) ? await findDoubles(turn, row) : [];
  const events = await store.listEvents(turn, row.id);
  return {
    ...view,
    flags: doubles.length > 0 ? [...view.flags, 'perhaps-double'] : view.flags,
    doubles,
    events: events.map((event) => ({ ...event, at: event.at.toISOString() })),
    moves: movesFor(row, actorOf(turn)),
  };
}

async function findDoubles(
  turn: Turn,
  row: store.ProjectRow,
): Promise<{ id: string; number: string; name: string }[]> {
  const others = await store.listOfSides(turn, row, comparedMost);
  return others
    .filter((each) => each.id !== row.id && likeness(each.nameKey, row.nameKey) >= likenessLeast)
    .map(({ id, number, name }) => ({ id, number, name }));
}
