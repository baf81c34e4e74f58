import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { Button } from '@yanzhen/web-kit/plain/button.tsx';
import { Card } from '@yanzhen/web-kit/plain/card.tsx';
import { Select } from '@yanzhen/web-kit/plain/choices.tsx';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { TextInput } from '@yanzhen/web-kit/plain/field.tsx';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { DateText, Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { useState } from 'react';
import * as contract from '../contract-public.ts';
import type { Progress } from '../contract-public.ts';
import { useNames } from './names.ts';
import './progress.css';

/** The public batch board (拨付进度公示), for anyone: where each case is, why not further, by when. */
export function ProgressPage() {
  const t = useWords('payments');
  const names = useNames();
  const { search, setSearch } = useRoute();
  const { benefit = '', reference = '', after } = search;
  const ask = useAsk(contract.listProgress, {
    query: {
      ...(benefit && { benefitId: benefit }),
      ...(reference && { reference }),
      ...(after && { after }),
    },
  });
  return (
    <Page title={t('pages.progress.title')} lead={t('pages.progress.lead')}>
      <Asked of={ask}>
        {({ rows, next, benefits, total }) => (
          <>
            <Finder
              reference={reference}
              benefit={benefit}
              benefits={benefits.map(({ benefitId }) => ({
                value: benefitId,
                label: names.benefit(benefitId),
              }))}
              onChange={(patch) => setSearch({ ...patch, after: undefined })}
            />
            {benefits
              .filter(({ benefitId }) => benefit === '' || benefit === benefitId)
              .map((each) => (
                <Card key={each.benefitId} title={names.benefit(each.benefitId)} tone="quiet">
                  <p>
                    {t('pages.progress.counts', {
                      before: each.beforeQueue,
                      queue: each.queue,
                      underWay: each.underWay,
                      paid: each.paid,
                    })}
                  </p>
                  {each.lastBatch ? (
                    <p className="yz-small">
                      {t('pages.progress.last-batch', { number: each.lastBatch.number })}{' '}
                      <DateText on={each.lastBatch.on} />
                    </p>
                  ) : null}
                </Card>
              ))}
            {rows.length === 0 ? (
              <EmptyState
                title={t(reference ? 'pages.progress.not-found' : 'pages.progress.empty')}
              >
                <p>
                  {t(reference ? 'pages.progress.not-found-says' : 'pages.progress.empty-says')}
                </p>
              </EmptyState>
            ) : (
              <>
                <h2>{t('pages.progress.under-way', { count: total.count })}</h2>
                <ProgressTable rows={rows} />
              </>
            )}
            {next ? (
              <Button onClick={() => setSearch({ after: next })}>{t('pages.progress.more')}</Button>
            ) : null}
          </>
        )}
      </Asked>
    </Page>
  );
}

interface FinderProps {
  readonly reference: string;
  readonly benefit: string;
  readonly benefits: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (patch: {
    reference?: string | undefined;
    benefit?: string | undefined;
  }) => void;
}

function Finder({ reference, benefit, benefits, onChange }: FinderProps) {
  const t = useWords('payments');
  const [typed, setTyped] = useState(reference);
  return (
    <form
      className="yz-form payments-finder"
      onSubmit={(event) => {
        event.preventDefault();
        onChange({ reference: typed.trim() || undefined });
      }}
    >
      <TextInput
        id="reference"
        label={t('pages.progress.reference')}
        hint={t('pages.progress.reference-hint')}
        value={typed}
        onChange={setTyped}
        maxLength={40}
      />
      {benefits.length > 1 ? (
        <Select
          id="benefit"
          label={t('pages.progress.benefit')}
          value={benefit}
          options={benefits}
          onChange={(value) => onChange({ benefit: value || undefined })}
        />
      ) : null}
      <Button type="submit">{t('pages.progress.find')}</Button>
    </form>
  );
}

function ProgressTable({ rows }: { readonly rows: readonly Progress[] }) {
  const t = useWords('payments');
  const names = useNames();
  return (
    <PlainTable
      caption={t('pages.progress.title')}
      rows={rows}
      rowKey={(row) => `${row.reference} ${row.since}`}
      columns={[
        { id: 'reference', title: t('pages.progress.number'), cell: (row) => row.reference },
        {
          id: 'benefit',
          title: t('pages.progress.benefit'),
          cell: (row) => names.benefit(row.benefitId),
        },
        { id: 'stage', title: t('pages.progress.where'), cell: (row) => <Where row={row} /> },
        {
          id: 'reason',
          title: t('pages.progress.why'),
          cell: (row) => (row.reason ? t(`late.${row.reason}`) : '—'),
        },
        {
          id: 'expected',
          title: t('pages.progress.by'),
          cell: (row) => (
            <>
              {row.expectedOn ? <DateText on={row.expectedOn} /> : t('pages.progress.no-day')}
              {row.late ? <Tag tone="bad">{t('pages.progress.late')}</Tag> : null}
            </>
          ),
        },
      ]}
    />
  );
}

function Where({ row }: { readonly row: Progress }) {
  const t = useWords('payments');
  const { stage, place, waiting, batchNumber } = row;
  if (stage === 'queue' && place !== null) {
    return <>{t('pages.progress.queue', { place, waiting })}</>;
  }
  return <>{t(`stage.${stage}`, { batch: batchNumber ?? '' })}</>;
}
