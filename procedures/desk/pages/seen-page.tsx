import { useAsk } from '@yanzhen/web-kit/ask.tsx';
import { denseMoment } from '@yanzhen/web-kit/dates.ts';
import { DeskPage, DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { EmptyState, ProblemNotice, Skeleton } from '@yanzhen/web-kit/plain/notice.tsx';
import { asProblem } from '@yanzhen/web-kit/problem.ts';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { hasWords, useText, useWords } from '@yanzhen/web-kit/words.ts';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { findThing, listViews } from '../contract.ts';
import './desk-work.css';

/** Who of the staff saw a case and which numbers in full, by its reference number. */
export function SeenPage() {
  const t = useWords('desk');
  const { search, setSearch } = useRoute();
  const reference = search['reference'] ?? '';
  const [typed, setTyped] = useState(reference);
  return (
    <DeskPage title={t('pages.seen.title')} lead={<p>{t('pages.seen.lead')}</p>}>
      <Input.Search
        className="desk-seen-search"
        type="search"
        value={typed}
        maxLength={40}
        aria-label={t('pages.seen.reference')}
        placeholder={t('pages.seen.reference')}
        enterButton={t('pages.seen.find')}
        onChange={(event) => setTyped(event.target.value)}
        onSearch={(text) =>
          setSearch({ reference: text.trim() === '' ? undefined : text.trim(), after: undefined })
        }
      />
      {reference === '' ? null : <Views key={reference} reference={reference} />}
    </DeskPage>
  );
}

function Views({ reference }: { readonly reference: string }) {
  const t = useWords('desk');
  const kit = useWords();
  const text = useText();
  const { search, setSearch } = useRoute();
  const { after } = search;
  const found = useAsk(findThing, { params: { reference } });
  const thing = found.data;
  const asked = useAsk(
    listViews,
    {
      params: { subject: thing?.subject ?? 'application', id: thing?.id ?? '' },
      query: { limit: 50, ...(after ? { after } : {}) },
    },
    { enabled: thing !== undefined },
  );
  if (found.error) return <ProblemNotice problem={asProblem(found.error)} />;
  if (asked.error) {
    return <ProblemNotice problem={asProblem(asked.error)} onRetry={() => void asked.refetch()} />;
  }
  if (thing === undefined || asked.data === undefined) return <Skeleton rows={6} />;
  return (
    <DeskSheet title={`${thing.reference} ${text(thing.stepName)}`}>
      {asked.data.rows.length === 0 ? (
        <EmptyState title={t('pages.seen.none')} />
      ) : (
        <PlainTable
          caption={t('pages.seen.title')}
          rows={asked.data.rows}
          rowKey={(row) => row.id}
          columns={[
            {
              id: 'at',
              title: t('pages.seen.at'),
              cell: (row) => <time dateTime={row.at}>{denseMoment(row.at)}</time>,
            },
            { id: 'by', title: t('pages.seen.by'), cell: (row) => row.by },
            {
              id: 'office',
              title: t('pages.seen.office'),
              cell: (row) => text(row.office) || '—',
            },
            {
              id: 'what',
              title: t('pages.seen.what'),
              cell: (row) => <Seen act={row.act} field={row.field} />,
            },
            { id: 'why', title: t('pages.seen.why'), cell: (row) => row.reason ?? '—' },
          ]}
        />
      )}
      <p className="desk-seen-pages">
        {after === undefined ? null : (
          <Button onClick={() => setSearch({ after: undefined })}>{kit('desk.first')}</Button>
        )}
        <Button
          disabled={asked.data.next === null}
          onClick={() => setSearch({ after: asked.data.next ?? undefined })}
        >
          {kit('desk.next')}
        </Button>
      </p>
    </DeskSheet>
  );
}

function Seen({ act, field }: { readonly act: string; readonly field: string | null }) {
  const t = useWords('desk');
  const key = act.endsWith('.view-case') ? 'case' : act.replace('.', '-');
  const says = hasWords('desk', `pages.seen.act.${key}`) ? t(`pages.seen.act.${key}`) : act;
  if (field === null) return <>{says}</>;
  return (
    <strong>
      {says} {t(`pages.seen.field.${field}`)}
    </strong>
  );
}
