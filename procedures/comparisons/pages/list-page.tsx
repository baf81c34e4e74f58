import { ImportsPanel } from '@yanzhen/procedures/imports/pages/imports-panel.tsx';
import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { denseMoment } from '@yanzhen/web-kit/dates.ts';
import { DeskFacts } from '@yanzhen/web-kit/desk/desk-facts.tsx';
import { DeskPage, DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { Link, useRoute } from '@yanzhen/web-kit/route.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import type { ReactNode } from 'react';
import type * as z from 'zod';
import * as contract from '../contract.ts';
import './comparisons.css';

type ListDetail = z.output<typeof contract.showList.reply>;

/** One list: why it may be used, what it came to, and its file. */
export function ListPage() {
  const t = useWords('comparisons');
  const { params } = useRoute();
  const { account } = useSession();
  const listId = params['listId'] ?? '';
  const ask = useAsk(contract.showList, { params: { listId } }, { freshFor: 0 });
  const mayImport = account?.roles.includes('comparison-officer') ?? false;
  return (
    <Asked of={ask}>
      {(list) => (
        <DeskPage
          title={t('pages.list.title', { number: list.number })}
          crumbs={[{ says: t('pages.lists.title'), to: '/desk/comparisons' }]}
        >
          <Facts list={list} />
          <Counts list={list} />
          {mayImport && !list.compared ? (
            <>
              <p>{t('pages.list.file-says')}</p>
              <ImportsPanel
                of={contract.listImport}
                subject={list.id}
                addressOf={(importId) => `/desk/comparisons/lists/${list.id}/imports/${importId}`}
              />
            </>
          ) : null}
          {mayImport && list.importId !== null ? (
            <p>
              <Link to={`/desk/comparisons/lists/${list.id}/imports/${list.importId}`}>
                {t('pages.list.see-import')}
              </Link>
            </p>
          ) : null}
        </DeskPage>
      )}
    </Asked>
  );
}

function Facts({ list }: { readonly list: ListDetail }) {
  const t = useWords('comparisons');
  const text = useText();
  const fact = (id: string, value: ReactNode, span?: number) => ({
    id,
    label: t(`pages.lists.${id}`),
    value,
    ...(span === undefined ? {} : { span }),
  });
  return (
    <DeskSheet>
      <DeskFacts
        facts={[
          fact('kind', text(list.name)),
          fact('as-of', list.asOf),
          fact('provider', list.provider),
          fact('document', list.document),
          fact('purpose', text(list.purpose), 2),
          fact('basis', text(list.basis), 2),
          fact('opened', `${list.openedBy} ${denseMoment(list.openedAt)}`, 2),
        ]}
      />
    </DeskSheet>
  );
}

function Counts({ list }: { readonly list: ListDetail }) {
  const t = useWords('comparisons');
  const { account } = useSession();
  const seesRecords =
    account?.roles.some((role) =>
      ['county-officer', 'city-checker', 'approver', 'auditor'].includes(role),
    ) ?? false;
  if (!list.compared) return null;
  const { flagged, clear, noData, unmatched } = list.rows;
  const fact = (id: string, count: number) => ({
    id,
    label: t(`pages.list.${id}`),
    value: t('pages.list.lines', { count }),
  });
  return (
    <DeskSheet title={t('pages.list.counts')}>
      <DeskFacts
        facts={[
          fact('flagged', flagged),
          fact('matched-clear', clear),
          fact('no-data', noData),
          fact('unmatched', unmatched),
        ]}
      />
      {seesRecords && list.records > 0 ? (
        <p>
          <Link to={`/desk/comparisons/suspects?list=${list.id}`}>
            {t('pages.list.see-records', { count: list.records })}
          </Link>
        </p>
      ) : null}
    </DeskSheet>
  );
}
