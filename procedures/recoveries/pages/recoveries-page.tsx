import { yuanForReader } from '@yanzhen/values/money.ts';
import { useAsk } from '@yanzhen/web-kit/ask.tsx';
import { denseDate } from '@yanzhen/web-kit/dates.ts';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { RecordTable } from '@yanzhen/web-kit/desk/record-table.tsx';
import { useRecords } from '@yanzhen/web-kit/desk/records.ts';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { Link } from '@yanzhen/web-kit/route.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import * as contract from '../contract.ts';
import { useBenefits } from './names.ts';
import { toneOf } from './tone.ts';

/** Recoveries, newest first. */
export function RecoveriesPage() {
  const t = useWords('recoveries');
  const benefits = useBenefits();
  const records = useRecords({
    filters: [
      {
        id: 'state',
        label: t('pages.list.state'),
        options: contract.recoveryStates.map((state) => ({
          value: state,
          label: t(`state.${state}`),
        })),
      },
    ],
  });
  const state = contract.recoveryStates.find((each) => each === records.query['state']);
  const { after } = records.query;
  const ask = useAsk(contract.listRecoveries, {
    query: { ...(state ? { state } : {}), ...(after ? { after } : {}) },
  });
  return (
    <DeskPage title={t('pages.list.title')} lead={t('pages.list.lead')}>
      <RecordTable
        records={records}
        ask={ask}
        label={t('pages.list.label')}
        rowKey={(row) => row.id}
        empty={
          <EmptyState title={t('pages.list.empty')}>
            <p>{t('pages.list.empty-says')}</p>
          </EmptyState>
        }
        columns={[
          {
            id: 'number',
            title: t('pages.list.number'),
            cell: (row) => <Link to={`/desk/recoveries/${row.id}`}>{row.number}</Link>,
          },
          { id: 'name', title: t('pages.list.name'), cell: (row) => row.name },
          {
            id: 'benefit',
            title: t('pages.list.benefit'),
            cell: (row) => benefits.name(row.benefitId),
          },
          { id: 'left', title: t('pages.list.left'), cell: (row) => row.leftOn },
          {
            id: 'amount',
            title: t('pages.list.amount'),
            align: 'end',
            cell: (row) => yuanForReader(row.amountFen),
          },
          {
            id: 'received',
            title: t('pages.list.received'),
            align: 'end',
            cell: (row) => yuanForReader(row.receivedFen),
          },
          {
            id: 'state',
            title: t('pages.list.state'),
            cell: (row) => <Tag tone={toneOf(row.state)}>{t(`state.${row.state}`)}</Tag>,
          },
          { id: 'since', title: t('pages.list.since'), cell: (row) => denseDate(row.since) },
        ]}
      />
    </DeskPage>
  );
}
