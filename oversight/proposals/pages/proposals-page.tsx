import { useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { denseDate } from '@yanzhen/web-kit/dates.ts';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { RecordTable } from '@yanzhen/web-kit/desk/record-table.tsx';
import { useRecords } from '@yanzhen/web-kit/desk/records.ts';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { Link, useRoute } from '@yanzhen/web-kit/route.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useState } from 'react';
import * as contract from '../contract.ts';
import type { ProposalRow } from '../contract.ts';
import { FieldsDialogue, linesOf, wordsOf } from './fields-dialogue.tsx';
import './proposals.css';
import { toneOf } from './tones.ts';

const shows = ['open', 'answered', 'ended', 'all'] as const;

/** Suggestions and proposals of the city; the office records those that came on paper. */
export function ProposalsPage() {
  const t = useWords('proposals');
  const text = useText();
  const { account } = useSession();
  const [filing, setFiling] = useState(false);
  const records = useRecords({
    tabs: shows.map((show) => ({ id: show, label: t(`pages.list.${show}`), query: { show } })),
  });
  const { after } = records.query;
  const show = shows.find((each) => each === records.query['show']) ?? 'open';
  const ask = useAsk(contract.listProposals, { query: { show, ...(after ? { after } : {}) } });
  const state = (row: ProposalRow) => <Tag tone={toneOf[row.state]}>{t(`state.${row.state}`)}</Tag>;
  const due = (row: ProposalRow) => (
    <span className="proposal-tags">
      {row.dueOn === null ? '—' : denseDate(row.dueOn)}
      {row.overdue ? <Tag tone="bad">{t('pages.list.overdue')}</Tag> : null}
    </span>
  );
  const unit = (row: ProposalRow) => (row.leadUnit === null ? '—' : text(row.leadUnit));
  return (
    <DeskPage
      title={t('pages.list.title')}
      lead={
        <p>
          {t('pages.list.lead')}{' '}
          <Link to="/desk/proposals/statistics">{t('pages.statistics.title')}</Link>
        </p>
      }
      actions={
        account?.roles.includes('proposal-officer') ? (
          <Button type="primary" onClick={() => setFiling(true)}>
            {t('pages.list.file')}
          </Button>
        ) : undefined
      }
    >
      <RecordTable
        records={records}
        ask={ask}
        label={t('pages.list.title')}
        rowKey={(row) => row.id}
        rowLink={(row) => `/desk/proposals/${row.id}`}
        empty={
          <EmptyState title={t('pages.list.empty')}>
            <p>{t('pages.list.empty-says')}</p>
          </EmptyState>
        }
        narrow={{
          title: (row) => `${row.number ?? ''} ${row.title}`,
          body: (row) => (
            <span className="proposal-tags">
              {row.sponsors} · {unit(row)} {state(row)} {due(row)}
            </span>
          ),
        }}
        columns={[
          {
            id: 'number',
            title: t('fields.number'),
            cell: (row) => row.number ?? t('fields.no-number'),
          },
          { id: 'title', title: t('fields.title'), cell: (row) => row.title },
          { id: 'state', title: t('fields.state'), cell: state },
          { id: 'sponsors', title: t('fields.sponsors'), cell: (row) => row.sponsors },
          { id: 'unit', title: t('fields.unit'), cell: unit },
          { id: 'due', title: t('fields.due'), cell: due },
          { id: 'class', title: t('fields.class'), cell: (row) => row.resultClass ?? '—' },
        ]}
      />
      {filing ? <FileDialogue onClose={() => setFiling(false)} /> : null}
    </DeskPage>
  );
}

function FileDialogue({ onClose }: { readonly onClose: () => void }) {
  const t = useWords('proposals');
  const { go } = useRoute();
  const { today } = useSession();
  const ask = useAsk(contract.showChoices, {});
  const { tell } = useTell(contract.fileProposal);
  const choice = (ids: readonly string[], words: string) =>
    ids.map((value) => ({ value, label: t(`${words}.${value}`) }));
  const deputies = ask.data?.deputies ?? [];
  return (
    <FieldsDialogue
      title={t('pages.list.file')}
      onClose={onClose}
      fields={[
        { id: 'body', kind: 'choice', label: t('fields.body'), required: true, options: choice(contract.bodies, 'body') },
        { id: 'congress', kind: 'line', label: t('fields.congress'), required: true, most: 2 },
        { id: 'session', kind: 'line', label: t('fields.session'), required: true, most: 2 },
        { id: 'inSession', kind: 'choice', label: t('fields.in-session'), required: true, first: 'yes', options: choice(['yes', 'no'], 'sitting') },
        { id: 'receivedOn', kind: 'day', label: t('fields.received'), required: true, first: today },
        { id: 'sponsors', kind: 'many', label: t('fields.sponsors'), hint: t('fields.sponsors-hint'), required: true, options: deputies.map(({ personId, name }) => ({ value: personId, label: name })) },
        { id: 'title', kind: 'line', label: t('fields.title'), required: true },
        { id: 'topic', kind: 'choice', label: t('fields.topic'), required: true, options: choice(contract.topics, 'topic') },
        { id: 'content', kind: 'text', label: t('fields.content'), required: true, most: 2500 },
        { id: 'points', kind: 'lines', label: t('fields.points'), hint: t('fields.points-hint'), most: 5000 },
        { id: 'publishConsent', kind: 'choice', label: t('fields.consent'), required: true, first: 'yes', options: choice(['yes', 'no'], 'consent') },
      ]} // prettier-ignore
      onSend={async (values) => {
        const { id } = await tell({
          body: {
            body: wordsOf(values['body']) as (typeof contract.bodies)[number],
            congress: Number(values['congress']),
            session: Number(values['session']),
            inSession: values['inSession'] === 'yes',
            receivedOn: wordsOf(values['receivedOn']),
            sponsors: linesOf(values['sponsors']),
            title: wordsOf(values['title']),
            topic: wordsOf(values['topic']) as (typeof contract.topics)[number],
            content: wordsOf(values['content']),
            points: linesOf(values['points']),
            publishConsent: values['publishConsent'] === 'yes',
          },
        });
        announce(t('pages.list.filed'));
        go(`/desk/proposals/${id}`);
      }}
    />
  );
}
