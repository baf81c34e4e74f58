import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { DeskPage, DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { DateText, Moment, Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useState } from 'react';
import * as contract from '../contract.ts';
import { dayRuns } from './day-runs.ts';
import { YearForm } from './year-form.tsx';

type Year = contract.ListedYear;

/** The years that working days are counted by; an administrator corrects them. */
export function CalendarPage() {
  const t = useWords('calendar');
  const { account, today } = useSession();
  const list = useAsk(contract.listYears, {});
  const [editing, setEditing] = useState<contract.YearOfHolidays | null>(null);
  const mayEdit = account?.roles.includes('administrator') ?? false;
  const years = list.data?.rows.map(({ year }) => year) ?? [];
  const next = Math.max(Number(today.slice(0, 4)) - 1, ...years) + 1;
  if (editing) {
    return (
      <DeskPage title={t('pages.editing', { year: editing.year })}>
        <DeskSheet>
          <YearForm year={editing} onClose={() => setEditing(null)} />
        </DeskSheet>
      </DeskPage>
    );
  }
  return (
    <DeskPage
      title={t('pages.title')}
      lead={t('pages.lead')}
      actions={
        mayEdit ? (
          <Button
            type="primary"
            onClick={() => setEditing({ year: next, published: false, notice: null, holidays: [] })}
          >
            {t('pages.add-year')}
          </Button>
        ) : undefined
      }
    >
      <Asked of={list} rows={8}>
        {({ rows }) => (
          <>
            {rows.toReversed().map((year) => (
              <YearSheet
                key={year.year}
                year={year}
                onEdit={mayEdit ? () => setEditing(year) : undefined}
              />
            ))}
          </>
        )}
      </Asked>
    </DeskPage>
  );
}

interface YearSheetProps {
  readonly year: Year;
  readonly onEdit: (() => void) | undefined;
}

function YearSheet({ year, onEdit }: YearSheetProps) {
  const t = useWords('calendar');
  const text = useText();
  const { notice } = year;
  return (
    <DeskSheet
      title={
        <>
          {year.year}{' '}
          <Tag tone={year.published ? 'good' : 'attention'}>
            {t(year.published ? 'pages.published' : 'pages.provisional')}
          </Tag>
        </>
      }
      {...(onEdit
        ? {
            actions: (
              <Button size="small" onClick={onEdit}>
                {t('pages.edit')}
                <span className="yz-hidden">{year.year}</span>
              </Button>
            ),
          }
        : {})}
    >
      <p className="yz-small">
        {notice ? `${text(notice.title)} ${notice.number}` : t('pages.no-notice')}
        {' · '}
        {year.changedBy === null ? (
          t('pages.from-pack')
        ) : (
          <>
            {t('pages.changed')} {year.changedBy} <Moment at={year.changedAt} />
          </>
        )}
      </p>
      <PlainTable
        caption={String(year.year)}
        rows={year.holidays}
        rowKey={(holiday) => holiday.name.zh}
        columns={[
          { id: 'name', title: t('pages.holiday'), cell: (holiday) => text(holiday.name) },
          { id: 'days', title: t('pages.days'), cell: (holiday) => <Days days={holiday.days} /> },
          {
            id: 'makeUp',
            title: t('pages.make-up'),
            cell: (holiday) => <Days days={holiday.makeUpDays} />,
          },
        ]}
      />
    </DeskSheet>
  );
}

/** Runs of days by first and last, single days by themselves. */
function Days({ days }: { readonly days: readonly string[] }) {
  if (days.length === 0) return <>—</>;
  return (
    <>
      {dayRuns(days).map(({ first, last }, i) => (
        <span key={first}>
          {i > 0 ? ' · ' : ''}
          <DateText on={first} />
          {first === last ? null : (
            <>
              {' – '}
              <DateText on={last} />
            </>
          )}
        </span>
      ))}
    </>
  );
}
