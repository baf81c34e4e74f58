import { yuanInWords } from '@yanzhen/values/money-in-words.ts';
import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { DeskFacts } from '@yanzhen/web-kit/desk/desk-facts.tsx';
import { DeskPage, DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { DeskTimeline } from '@yanzhen/web-kit/desk/desk-timeline.tsx';
import { Notice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Money, Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { Link, useRoute } from '@yanzhen/web-kit/route.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { CountedDayPanel } from '../../applications/pages/counting-panel.tsx';
import * as contract from '../contract.ts';
import type { SuspectDetail, SuspectMove } from '../contract.ts';
import { MoveDialogue } from './move-dialogue.tsx';
import { useNames } from './names.ts';
import { standingKey, toneOf } from './tones.ts';
import './comparisons.css';

/** One suspect record: what the list says, what was granted, what was explained, and what can be decided. */
export function SuspectPage() {
  const { params } = useRoute();
  const ask = useAsk(
    contract.showSuspect,
    { params: { suspectId: params['suspectId'] ?? '' } },
    { freshFor: 0 },
  );
  return <Asked of={ask}>{(suspect) => <Shown suspect={suspect} />}</Asked>;
}

interface Props {
  readonly suspect: SuspectDetail;
}

function Shown({ suspect }: Props) {
  const t = useWords('comparisons');
  const names = useNames();
  const [move, setMove] = useState<SuspectMove | null>(null);
  return (
    <DeskPage
      title={t('pages.detail.title', { number: suspect.number })}
      crumbs={[{ says: t('pages.detail.back'), to: '/desk/comparisons/suspects' }]}
      meta={<Tag tone={toneOf(suspect)}>{t(standingKey(suspect))}</Tag>}
      actions={suspect.moves.map((each) => (
        <Button
          key={each}
          type={each === suspect.moves.at(-1) ? 'primary' : 'default'}
          onClick={() => setMove(each)}
        >
          {t(`move.${each}`)}
        </Button>
      ))}
      lead={
        <p>
          {suspect.name} · {names.benefit(suspect.benefitId)} ·{' '}
          <Link to={`/desk/cases/${suspect.applicationId}`}>{t('pages.detail.case')}</Link>{' '}
          {suspect.reference}
        </p>
      }
    >
      <Finding suspect={suspect} />
      <Sums suspect={suspect} />
      <ListLine suspect={suspect} />
      <DeskSheet title={t('pages.detail.history')}>
        <DeskTimeline
          events={suspect.events.toReversed().map((event) => ({
            id: event.id,
            at: event.at,
            title: `${t(`move.${event.move}`)} · ${t(`as.${event.as}`)}`,
            by: event.by,
            ...(event.reason === null ? {} : { detail: event.reason }),
          }))}
        />
      </DeskSheet>
      {move === null ? null : (
        <MoveDialogue key={move} move={move} suspect={suspect} onClose={() => setMove(null)} />
      )}
    </DeskPage>
  );
}

function useFact() {
  const t = useWords('comparisons');
  return (id: string, value: ReactNode, span?: number) => ({
    id,
    label: t(`pages.detail.${id}`),
    value,
    ...(span === undefined ? {} : { span }),
  });
}

function Finding({ suspect }: Props) {
  const t = useWords('comparisons');
  const text = useText();
  const names = useNames();
  const fact = useFact();
  const { explainer, state, dueOn, employer, county, row } = suspect;
  return (
    <DeskSheet title={t('pages.detail.finding')}>
      <p className="cmp-asks">{text(suspect.asks)}</p>
      {row?.nameDiffers ? <Notice tone="bad" title={t('pages.detail.name-differs')} /> : null}
      <DeskFacts
        facts={[
          fact(
            'due-on',
            <CountedDayPanel on={state === 'flagged' ? dueOn : null} counting={suspect.counting} />,
          ),
          {
            id: 'asked',
            label: t('pages.detail.explainer'),
            value: t('pages.detail.asked', { who: t(`explainer.${explainer}`) }),
          },
          fact('employer', employer ?? '—'),
          fact('county', names.county(county) || '—'),
        ]}
      />
    </DeskSheet>
  );
}

function Sums({ suspect }: Props) {
  const t = useWords('comparisons');
  const text = useText();
  const fact = useFact();
  const { award, held, stakeFen, recovery } = suspect;
  return (
    <DeskSheet
      title={t('pages.detail.money')}
      actions={
        <Tag tone={held ? 'attention' : 'plain'}>
          {t(held ? 'pages.detail.held' : 'pages.detail.not-held')}
        </Tag>
      }
    >
      {award === null ? (
        <p>{t('pages.detail.no-award')}</p>
      ) : (
        <DeskFacts
          facts={[
            fact('granted', award.grantedOn),
            fact('total', <Money fen={award.totalFen} />),
            fact('paid', <Money fen={award.paidFen} />),
            fact(
              'next',
              award.next === null ? (
                '—'
              ) : (
                <>
                  <Money fen={award.next.amountFen} /> (
                  {t('pages.detail.next-of', {
                    name: text(award.next.name),
                    date: award.next.dueOn,
                  })}
                  )
                </>
              ),
            ),
            fact(
              'stake',
              <>
                <Money fen={stakeFen} /> {stakeFen > 0 ? yuanInWords(stakeFen) : null}
              </>,
              2,
            ),
            ...(recovery === null
              ? []
              : [
                  fact(
                    'recovery',
                    <>
                      <Link to={`/desk/recoveries/${recovery.id}`}>{recovery.number}</Link>{' '}
                      {t(`recovery-state.${recovery.state}`)} · <Money fen={recovery.receivedFen} />{' '}
                      / <Money fen={recovery.amountFen} />
                    </>,
                    2,
                  ),
                ]),
          ]}
        />
      )}
    </DeskSheet>
  );
}

function ListLine({ suspect }: Props) {
  const t = useWords('comparisons');
  const text = useText();
  const fact = useFact();
  const { row, list } = suspect;
  return (
    <DeskSheet title={t('pages.detail.line')}>
      {row === null ? <p>{t('pages.detail.line-erased')}</p> : null}
      <DeskFacts
        facts={[
          fact(
            'list',
            <>
              <Link to={`/desk/comparisons/lists/${list.id}`}>
                {text(list.name)} {list.number}
              </Link>
              {row === null ? null : ` ${t('pages.detail.line-number', { line: row.line })}`}
            </>,
          ),
          fact('as-of', `${list.asOf} · ${list.provider}`),
          ...(row?.cells ?? []).map(({ column, says }) => ({
            id: column.en,
            label: text(column),
            value: text(says),
          })),
          fact('purpose', text(list.purpose), 2),
          fact('basis', text(list.basis), 2),
        ]}
      />
    </DeskSheet>
  );
}
