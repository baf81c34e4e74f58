import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { denseDate } from '@yanzhen/web-kit/dates.ts';
import { DeskFacts } from '@yanzhen/web-kit/desk/desk-facts.tsx';
import { DeskPage, DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { DeskTimeline } from '@yanzhen/web-kit/desk/desk-timeline.tsx';
import { Notice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { Link, useRoute } from '@yanzhen/web-kit/route.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import * as contract from '../contract.ts';
import type { ProposalDetail } from '../contract.ts';
import { ActDialogue } from './act-dialogue.tsx';
import { actOf, type Act } from './acts.ts';
import { Coverage } from './coverage.tsx';
import { AfterReply, Similar, Units } from './item-sheets.tsx';
import './proposals.css';
import { toneOf } from './tones.ts';

/** One item: what is asked beside what is answered, who has it, and what can be done. */
export function ProposalPage() {
  const { params } = useRoute();
  const ask = useAsk(contract.showProposal, { params: { proposalId: params['proposalId'] ?? '' } });
  return <Asked of={ask}>{(row) => <Shown row={row} />}</Asked>;
}

function Shown({ row }: { readonly row: ProposalDetail }) {
  const t = useWords('proposals');
  const text = useText();
  const { today } = useSession();
  const choices = useAsk(contract.showChoices, {});
  const merges = row.moves.includes('merge');
  const others = useAsk(contract.listProposals, { query: { limit: 100 } }, { enabled: merges });
  const [act, setAct] = useState<Act | null>(null);
  const words = {
    t,
    today,
    units: (choices.data?.units ?? []).map(({ id, name }) => ({ value: id, label: text(name) })),
    classes: row.classes.map(({ id, says }) => ({ value: id, label: `${id} ${text(says)}` })),
    wholes: (others.data?.rows ?? [])
      .filter((each) => each.body === row.body && each.id !== row.id && each.number !== null)
      .map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` })),
  };
  const acts = row.moves.flatMap((move) => actOf(move, row, words) ?? []);
  return (
    <DeskPage
      title={row.title}
      crumbs={[{ says: t('pages.list.title'), to: '/desk/proposals' }]}
      meta={
        <span className="proposal-tags">
          <Tag tone={toneOf[row.state]}>{t(`state.${row.state}`)}</Tag>
          {row.overdue ? <Tag tone="bad">{t('pages.list.overdue')}</Tag> : null}
          {row.round === 2 ? <Tag tone="attention">{t('pages.one.again')}</Tag> : null}
        </span>
      }
      actions={acts.map((each, at) => (
        <Button
          key={each.title}
          type={at === 0 ? 'primary' : 'default'}
          onClick={() => setAct(each)}
        >
          {each.title}
        </Button>
      ))}
      lead={<p>{[row.number, row.sponsors].filter(Boolean).join(' · ')}</p>}
    >
      {row.mergedInto === null ? null : (
        <Notice title={t('pages.one.merged')}>
          <Link to={`/desk/proposals/${row.mergedInto.id}`}>{row.mergedInto.number}</Link>
        </Notice>
      )}
      <About row={row} />
      <Coverage row={row} />
      <Units row={row} />
      <AfterReply row={row} />
      <Similar row={row} />
      <DeskSheet title={t('pages.one.history')}>
        <DeskTimeline
          events={row.events.map((event) => ({
            id: event.id,
            at: event.at,
            title: t(`move.${event.move}`),
            by: event.by ?? t('pages.one.by-rules'),
            ...(event.reason === null ? {} : { detail: event.reason }),
          }))}
        />
      </DeskSheet>
      {act === null ? null : (
        <ActDialogue act={act} proposalId={row.id} onClose={() => setAct(null)} />
      )}
    </DeskPage>
  );
}

function About({ row }: { readonly row: ProposalDetail }) {
  const t = useWords('proposals');
  const text = useText();
  const fact = (id: string, value: ReactNode, span?: number) => ({
    id,
    label: t(`fields.${id}`),
    value,
    ...(span === undefined ? {} : { span }),
  });
  const day = (on: string | null) => (on === null ? '—' : denseDate(on));
  const sitting = t('pages.one.sitting', { congress: row.congress, session: row.session });
  const term = row.term === null ? null : ` · ${t('pages.one.months', { months: row.term.months })} · ${text(row.term.source)}`; // prettier-ignore
  return (
    <DeskSheet title={t('pages.one.about')}>
      <DeskFacts
        facts={[
          fact('body', `${t(`body.${row.body}`)} · ${sitting} · ${t(`sitting.${row.inSession ? 'yes' : 'no'}`)}`, 2),
          fact('topic', t(`topic.${row.topic}`)),
          fact('received', day(row.receivedOn)),
          fact('due', <>{day(row.dueOn)}{term}</>, 2),
          fact('ceiling', day(row.ceilingOn)),
          fact('answered', day(row.answeredOn)),
          fact('lead-unit', row.leadUnit === null ? '—' : text(row.leadUnit)),
          fact('class', row.resultClass ?? '—'),
          fact('consent', t(`consent.${row.publishConsent ? 'yes' : 'no'}`)),
          fact('content', <span className="proposal-text">{row.content}</span>, 2),
        ]} // prettier-ignore
      />
    </DeskSheet>
  );
}
