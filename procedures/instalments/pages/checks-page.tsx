import { yuanForReader } from '@yanzhen/values/money.ts';
import { useAsk } from '@yanzhen/web-kit/ask.tsx';
import { DeskPage, DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { RecordTable } from '@yanzhen/web-kit/desk/record-table.tsx';
import { useRecords } from '@yanzhen/web-kit/desk/records.ts';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { Money } from '@yanzhen/web-kit/plain/texts.tsx';
import { Link } from '@yanzhen/web-kit/route.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useState } from 'react';
import * as contract from '../contract.ts';
import type { DutyCheck } from '../contract.ts';
import { CheckDialogue } from './check-dialogue.tsx';
import { Findings } from './findings.tsx';
import { useBenefits } from './names.ts';

/** Instalments due: what is known of their duties again, and what an officer must say. */
export function ChecksPage() {
  const t = useWords('instalments');
  const text = useText();
  const benefits = useBenefits();
  const records = useRecords({
    tabs: contract.checkStates.map((state) => ({
      id: state,
      label: t(`check-state.${state}`),
      query: { state },
    })),
  });
  const state = contract.checkStates.find((each) => each === records.query['state']) ?? 'open';
  const { after } = records.query;
  const ask = useAsk(contract.listChecks, { query: { state, ...(after ? { after } : {}) } });
  const [open, setOpen] = useState<DutyCheck | null>(null);
  return (
    <DeskPage title={t('pages.checks.title')} lead={t('pages.checks.lead')}>
      <RecordTable
        records={records}
        ask={ask}
        label={t('pages.checks.label')}
        rowKey={(row) => row.id}
        empty={
          <EmptyState title={t('pages.checks.empty')}>
            <p>{t('pages.checks.empty-says')}</p>
          </EmptyState>
        }
        columns={[
          { id: 'name', title: t('pages.checks.name'), cell: (row) => row.name },
          {
            id: 'reference',
            title: t('pages.checks.reference'),
            cell: (row) => <Link to={`/desk/cases/${row.applicationId}`}>{row.reference}</Link>,
          },
          {
            id: 'benefit',
            title: t('pages.checks.benefit'),
            cell: (row) => benefits.name(row.benefitId),
          },
          { id: 'part', title: t('pages.checks.part'), cell: (row) => text(row.partName) },
          {
            id: 'amount',
            title: t('pages.checks.amount'),
            align: 'end',
            cell: (row) => yuanForReader(row.amountFen),
          },
          { id: 'due', title: t('pages.checks.due'), cell: (row) => row.dueOn },
          {
            id: 'findings',
            title: t('pages.checks.findings'),
            width: 380,
            cell: (row) => <Findings findings={row.findings} />,
          },
          {
            id: 'decide',
            title: t('pages.checks.decide'),
            cell: (row) =>
              row.mayDecide ? (
                <Button type="link" size="small" onClick={() => setOpen(row)}>
                  {t('pages.checks.decide')}
                  <span className="yz-hidden">{row.name}</span>
                </Button>
              ) : (
                row.note
              ),
          },
        ]}
      />
      {open === null ? null : (
        <CheckDialogue key={open.id} check={open} onClose={() => setOpen(null)} />
      )}
    </DeskPage>
  );
}

/** What is promised for later years, by benefit. */
export function PromisedPage() {
  const t = useWords('instalments');
  const benefits = useBenefits();
  const rows = useAsk(contract.listPromised, {}).data?.rows ?? [];
  return (
    <DeskPage title={t('pages.checks.forecast')} lead={t('pages.checks.forecast-says')}>
      <DeskSheet>
        <PlainTable
          caption={t('pages.checks.forecast')}
          rows={rows}
          rowKey={(row) => `${row.benefitId}${row.year}`}
          columns={[
            { id: 'year', title: t('pages.checks.year'), cell: (row) => row.year },
            {
              id: 'benefit',
              title: t('pages.checks.benefit'),
              cell: (row) => benefits.name(row.benefitId),
            },
            { id: 'parts', title: t('pages.checks.parts'), align: 'end', cell: (row) => row.parts },
            {
              id: 'amount',
              title: t('pages.checks.amount'),
              align: 'end',
              cell: (row) => <Money fen={row.amountFen} />,
            },
          ]}
        />
      </DeskSheet>
    </DeskPage>
  );
}
