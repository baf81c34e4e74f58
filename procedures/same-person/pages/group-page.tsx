import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { DeskPage, DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { DeskTimeline } from '@yanzhen/web-kit/desk/desk-timeline.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useState } from 'react';
import { CountedDayPanel } from '../../applications/pages/counting-panel.tsx';
import * as contract from '../contract.ts';
import type { GroupDetail } from '../contract.ts';
import { DecideDialogue, type Decision } from './decide-dialogue.tsx';
import { MergeSheet } from './merge-sheet.tsx';
import './same-person.css';
import { SideBySide } from './side-by-side.tsx';
import { letterOf, standingOf } from './tone.ts';

/** One match group: what matched, its records side by side, and what can be decided. */
export function GroupPage() {
  const { params } = useRoute();
  const ask = useAsk(contract.showGroup, { params: { groupId: params['groupId'] ?? '' } });
  return <Asked of={ask}>{(group) => <Shown group={group} />}</Asked>;
}

const first = ['confirm', 'propose'];
/** Nobody waits for these any more. */
const settled: readonly string[] = ['confirmed', 'false'];

function Shown({ group }: { readonly group: GroupDetail }) {
  const t = useWords('same-person');
  const [decision, setDecision] = useState<Decision | null>(null);
  const { key, tone } = standingOf(group);
  const moves = group.moves.flatMap((each) => (each === 'set-apart' ? [] : [each]));
  return (
    <DeskPage
      title={t('pages.group.title', { number: group.number })}
      crumbs={[{ says: t('pages.group.back'), to: '/desk/same-person' }]}
      meta={<Tag tone={tone}>{t(key)}</Tag>}
      lead={
        <>
          <p>{t(leadOf(group))}</p>
          {settled.includes(group.state) ? null : (
            <div>
              {t('pages.list.due')} <CountedDayPanel on={group.dueOn} counting={group.counting} />
            </div>
          )}
        </>
      }
      actions={moves
        .toSorted((a, b) => Number(first.includes(b)) - Number(first.includes(a)))
        .map((move) => (
          <Button
            key={move}
            type={first.includes(move) ? 'primary' : 'default'}
            onClick={() => setDecision({ move })}
          >
            {t(`move.${move}`)}
          </Button>
        ))}
    >
      <Matches group={group} />
      <SideBySide
        group={group}
        onApart={(personId) => setDecision({ move: 'set-apart', personId })}
      />
      <MergeSheet group={group} />
      <DeskSheet title={t('pages.group.history')}>
        <DeskTimeline
          events={group.events.toReversed().map((event) => ({
            id: event.id,
            at: event.at,
            title: t(`move.${event.move}`),
            by: event.by ?? t('pages.group.by-finder'),
            ...(event.reason === null ? {} : { detail: event.reason }),
          }))}
        />
      </DeskSheet>
      {decision === null ? null : (
        <DecideDialogue decision={decision} group={group} onClose={() => setDecision(null)} />
      )}
    </DeskPage>
  );
}

function leadOf({ state, merged }: GroupDetail): string {
  if (merged) return 'pages.group.lead-merged';
  if (state === 'proposed' || state === 'confirmed' || state === 'false') {
    return `pages.group.lead-${state}`;
  }
  return 'pages.group.lead-open';
}

/** Which signs two records share. */
function Matches({ group }: { readonly group: GroupDetail }) {
  const t = useWords('same-person');
  const text = useText();
  const record = (id: string) => t('pages.group.record', { letter: letterOf(group.members, id) });
  const said = group.matches.map((match) => {
    const [one = '', other = ''] = [match.onePersonId, match.otherPersonId].map(record).toSorted();
    return { pair: t('pages.group.match', { one, other }), sign: text(match.sign) };
  });
  const pairs = [...new Set(said.map(({ pair }) => pair))];
  return (
    <DeskSheet title={t('pages.group.matches')}>
      <ul className="same-list">
        {pairs.map((pair) => (
          <li key={pair}>
            {pair}
            {': '}
            <span className="same-tags">
              {[...new Set(said.filter((each) => each.pair === pair).map(({ sign }) => sign))].map(
                (sign) => (
                  <Tag key={sign} tone="attention">
                    {sign}
                  </Tag>
                ),
              )}
            </span>
          </li>
        ))}
      </ul>
    </DeskSheet>
  );
}
