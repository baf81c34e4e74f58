import { stateNames } from '@yanzhen/procedures/applications/contract.ts';
import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { Button, LinkButton } from '@yanzhen/web-kit/plain/button.tsx';
import { Actions, Card } from '@yanzhen/web-kit/plain/card.tsx';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { SummaryList } from '@yanzhen/web-kit/plain/summary-list.tsx';
import { DateText, Money, Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { Link, useRoute } from '@yanzhen/web-kit/route.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { listCalls, type FundCall } from '../contract.ts';
import { listMine, type FundRow } from '../contract-applications.ts';
import { toneOf } from './names.ts';

/** Calls that an enterprise can apply under, and its applications. */
export function MyFundsPage() {
  const t = useWords('special-funds');
  const { search, setSearch } = useRoute();
  const after = search['after'];
  const calls = useAsk(listCalls, { query: { state: 'published', limit: 50 } });
  const mine = useAsk(listMine, { query: { limit: 20, ...(after ? { after } : {}) } });
  return (
    <Page title={t('pages.mine.title')} lead={t('pages.mine.lead')} width="wide">
      <h2>{t('pages.mine.calls')}</h2>
      <Asked of={calls}>
        {({ rows }) => {
          const open = rows.filter((row) => row.open);
          return open.length === 0 ? (
            <EmptyState title={t('pages.mine.no-call')} />
          ) : (
            <>
              {open.map((row) => (
                <CallCard key={row.id} call={row} />
              ))}
            </>
          );
        }}
      </Asked>
      <h2>{t('pages.mine.applications')}</h2>
      <Asked of={mine}>
        {({ rows, next }) =>
          rows.length === 0 ? (
            <EmptyState title={t('pages.mine.none')}>
              <p>{t('pages.mine.none-says')}</p>
            </EmptyState>
          ) : (
            <>
              <FundTable rows={rows} />
              <Actions>
                {next === null ? null : (
                  <Button tone="secondary" onClick={() => setSearch({ after: next })}>
                    {t('pages.mine.more')}
                  </Button>
                )}
                {after === undefined ? null : (
                  <Button tone="quiet" onClick={() => setSearch({ after: undefined })}>
                    {t('pages.mine.first')}
                  </Button>
                )}
              </Actions>
            </>
          )
        }
      </Asked>
    </Page>
  );
}

function CallCard({ call }: { readonly call: FundCall }) {
  const t = useWords('special-funds');
  const text = useText();
  return (
    <Card
      title={call.title}
      level={3}
      meta={<Tag tone="good">{t('pages.mine.open')}</Tag>}
      actions={
        <LinkButton to={`/funds/calls/${call.id}`}>
          {t('pages.mine.apply')}
          <span className="yz-hidden">{call.title}</span>
        </LinkButton>
      }
    >
      <SummaryList
        rows={[
          { id: 'number', label: t('pages.fields.number'), value: call.number },
          { id: 'benefit', label: t('pages.fields.benefit'), value: text(call.benefitName) },
          { id: 'last', label: t('pages.fields.last-day'), value: <DateText on={call.lastDay} /> },
        ]}
      />
    </Card>
  );
}

function FundTable({ rows }: { readonly rows: readonly FundRow[] }) {
  const t = useWords('special-funds');
  const text = useText();
  return (
    <PlainTable
      caption={t('pages.mine.applications')}
      rows={rows}
      rowKey={(row) => row.applicationId}
      columns={[
        {
          id: 'project',
          title: t('pages.fields.project'),
          cell: (row) => <Link to={`/funds/${row.applicationId}`}>{row.project.name}</Link>,
        },
        { id: 'call', title: t('pages.fields.number'), cell: (row) => row.call.number },
        {
          id: 'state',
          title: t('pages.fields.state'),
          cell: (row) => <Tag tone={toneOf(row.state)}>{text(stateNames[row.state])}</Tag>,
        },
        {
          id: 'asked',
          title: t('pages.fields.asked'),
          align: 'end',
          cell: (row) => (row.requestedFen === null ? '—' : <Money fen={row.requestedFen} />),
        },
        {
          id: 'paid',
          title: t('pages.fields.paid'),
          align: 'end',
          cell: (row) => <Money fen={row.paidFen} />,
        },
        {
          id: 'milestones',
          title: t('pages.fields.milestones'),
          cell: ({ milestones }) => t('pages.mine.accepted', { ...milestones }),
        },
      ]}
    />
  );
}
