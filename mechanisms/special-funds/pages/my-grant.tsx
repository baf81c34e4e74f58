import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { Notice } from '@yanzhen/web-kit/plain/notice.tsx';
import { DateText, Money, Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { Link } from '@yanzhen/web-kit/route.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import type { FundApplication } from '../contract-applications.ts';
import { milestoneTone } from './names.ts';

/** What was agreed on and granted: the milestones, and the parts that are paid for them. */
export function MyGrant({ fund }: { readonly fund: FundApplication }) {
  const t = useWords('special-funds');
  const text = useText();
  const { schedule, agreed, recoveryId } = fund;
  return (
    <>
      {recoveryId === null ? null : (
        <Notice tone="attention" title={t('pages.fund.recovery')}>
          <p>
            <Link to="/repayments">{t('pages.fund.recovery-link')}</Link>
          </p>
        </Notice>
      )}
      <h2>{t('pages.fields.milestones')}</h2>
      <PlainTable
        caption={t('pages.fields.milestones')}
        rows={agreed}
        rowKey={(row) => row.id}
        columns={[
          {
            id: 'says',
            title: t('pages.fund.milestone'),
            cell: (row) =>
              schedule === null ? row.says : <Link to={`/milestones/${row.id}`}>{row.says}</Link>,
          },
          { id: 'on', title: t('pages.fund.milestone-on'), cell: (row) => <DateText on={row.dueOn} /> },
          {
            id: 'state',
            title: t('pages.fields.state'),
            cell: (row) => (
              <Tag tone={milestoneTone(row)}>
                {t(row.overdue ? 'milestone.overdue' : `milestone.${row.state}`)}
              </Tag>
            ),
          },
        ]}
      />
      {schedule === null ? null : (
        <>
          <h2>{t('pages.fund.parts')}</h2>
          <PlainTable
            caption={t('pages.fund.parts')}
            rows={schedule.parts}
            rowKey={(row) => String(row.number)}
            columns={[
              { id: 'part', title: t('pages.fund.part'), cell: (row) => text(row.name) },
              {
                id: 'amount',
                title: t('pages.fields.sum'),
                align: 'end',
                cell: (row) => <Money fen={row.amountFen} />,
              },
              { id: 'due', title: t('pages.fund.part-due'), cell: (row) => <DateText on={row.dueOn} /> },
              { id: 'state', title: t('pages.fields.state'), cell: (row) => t(`part.${row.state}`) },
            ]}
          />
        </>
      )}
    </>
  );
} // prettier-ignore
