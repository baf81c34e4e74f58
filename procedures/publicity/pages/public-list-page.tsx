import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import type { ReplyOf } from '@yanzhen/web-kit/client.ts';
import { Button, LinkButton } from '@yanzhen/web-kit/plain/button.tsx';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { SummaryList } from '@yanzhen/web-kit/plain/summary-list.tsx';
import { DateText, Money } from '@yanzhen/web-kit/plain/texts.tsx';
import { asProblem } from '@yanzhen/web-kit/problem.ts';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import * as contract from '../contract.ts';
import { CountingPanel } from '../../applications/pages/counting-panel.tsx';
import { useNames, type Names } from './names.ts';
import { ObjectionForm } from './objection-form.tsx';
import './publicity.css';

type Shown = ReplyOf<typeof contract.showPublic>;

/** One list on notice, with a way to object to each line. */
export function PublicListPage() {
  const t = useWords('publicity');
  const { params, search } = useRoute();
  const names = useNames();
  const ask = useAsk(contract.showPublic, { params: { listId: params['listId'] ?? '' } });
  if (ask.error && asProblem(ask.error).status === 404) return <Gone />;
  const line = ask.data?.lines.find((each) => each.id === search['object']);
  if (ask.data && line) return <ObjectionForm list={ask.data} line={line} names={names} />;
  const title = ask.data ? names.benefit(ask.data.benefitId) : t('pages.public.title');
  return (
    <Page
      title={title}
      above={ask.data?.number}
      back="/publicity"
      width="wide"
      lead={t('pages.public.masked-says')}
    >
      <Asked of={ask}>{(list) => <Notice list={list} names={names} />}</Asked>
    </Page>
  );
}

function Notice({ list, names }: { readonly list: Shown; readonly names: Names }) {
  const t = useWords('publicity');
  const { setSearch } = useRoute();
  return (
    <>
      <SummaryList
        rows={[
          {
            id: 'posted',
            label: t('pages.public.posted'),
            value: <DateText on={list.postedOn} />,
          },
          {
            id: 'period',
            label: t('pages.public.period'),
            value: t('pages.public.period-says', { days: list.workingDays }),
          },
          {
            id: 'ends',
            label: t('pages.public.ends'),
            value: (
              <strong>
                <DateText on={list.endsOn} />
              </strong>
            ),
          },
          ...(list.contact === null
            ? []
            : [{ id: 'contact', label: t('pages.public.contact'), value: list.contact }]),
        ]}
      />
      <CountingPanel counting={list.counting} />
      <h2>{t('pages.public.list-title')}</h2>
      <PlainTable
        caption={t('pages.public.list-title')}
        rows={list.lines}
        rowKey={(line) => line.id}
        columns={[
          { id: 'number', title: t('pages.public.number'), cell: (line) => line.number },
          { id: 'name', title: t('pages.public.name'), cell: (line) => line.maskedName },
          { id: 'employer', title: t('pages.public.employer'), cell: (line) => line.employer },
          {
            id: 'county',
            title: t('pages.public.county'),
            cell: (line) => names.county(line.county),
          },
          ...(list.showsAmounts
            ? [
                {
                  id: 'amount',
                  title: t('pages.public.amount'),
                  align: 'end' as const,
                  cell: (line: Shown['lines'][number]) =>
                    line.amountFen === null ? null : <Money fen={line.amountFen} />,
                },
              ]
            : []),
          {
            id: 'object',
            title: <span className="yz-hidden">{t('pages.public.object')}</span>,
            cell: (line) => (
              <Button
                tone="quiet"
                className="publicity-object"
                onClick={() => setSearch({ object: line.id })}
              >
                {t('pages.public.object')}
                <span className="yz-hidden">{`${line.number} ${line.maskedName}`}</span>
              </Button>
            ),
          },
        ]}
      />
    </>
  );
}

function Gone() {
  const t = useWords('publicity');
  return (
    <Page title={t('pages.public.gone')} back="/publicity">
      <EmptyState
        title={t('pages.public.gone-says')}
        actions={<LinkButton to="/publicity">{t('pages.public.all')}</LinkButton>}
      />
    </Page>
  );
}
