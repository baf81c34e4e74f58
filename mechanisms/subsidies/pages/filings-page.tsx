import './talent.css';
import { appliedForByPersons, listBenefits } from '@yanzhen/registers/policies/contract.ts';
import { stateNames } from '@yanzhen/procedures/applications/contract.ts';
import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { Button } from '@yanzhen/web-kit/plain/button.tsx';
import { Actions } from '@yanzhen/web-kit/plain/card.tsx';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { Link, useRoute } from '@yanzhen/web-kit/route.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { listFilings } from '../contract.ts';
import { toneOf } from './own-application.ts';

/** What an agent can file for the people of the own employer, and what was filed. */
export function FilingsPage() {
  const t = useWords('subsidies');
  const text = useText();
  const benefits = useAsk(listBenefits, {});
  return (
    <Page title={t('pages.filing.title')} width="wide" lead={t('pages.filing.lead')}>
      <h2>{t('pages.filing.choose')}</h2>
      <Asked of={benefits}>
        {(reply) => (
          <ul className="sub-links">
            {reply.rows.filter(appliedForByPersons).map((benefit) => (
              <li key={benefit.id}>
                <Link to={`/filings/${benefit.id}`}>{text(benefit.name)}</Link>
              </li>
            ))}
          </ul>
        )}
      </Asked>
      <h2>{t('pages.filing.filed')}</h2>
      <Filed />
    </Page>
  );
}

function Filed() {
  const t = useWords('subsidies');
  const text = useText();
  const { search, setSearch } = useRoute();
  const { after } = search;
  const list = useAsk(
    listFilings,
    { query: { limit: 20, ...(after === undefined ? {} : { after }) } },
    { freshFor: 0 },
  );
  return (
    <Asked of={list}>
      {(reply) =>
        reply.rows.length === 0 ? (
          <EmptyState title={t('pages.filing.none')} />
        ) : (
          <>
            <PlainTable
              caption={t('pages.filing.filed')}
              rows={reply.rows}
              rowKey={(row) => row.applicationId}
              columns={[
                {
                  id: 'person',
                  title: t('pages.agent.list.person'),
                  cell: (row) => (
                    <Link to={`/filings/cases/${row.applicationId}`} className="sub-row-link">
                      {row.applicantName}
                    </Link>
                  ),
                },
                {
                  id: 'benefit',
                  title: t('pages.agent.list.benefit'),
                  cell: (row) => (
                    <>
                      {text(row.benefit.name)}
                      <small className="sub-under">{row.reference}</small>
                    </>
                  ),
                },
                {
                  id: 'state',
                  title: t('pages.agent.list.state'),
                  cell: (row) => (
                    <Tag tone={toneOf(row.standing.state)}>
                      {text(stateNames[row.standing.state])}
                    </Tag>
                  ),
                },
              ]}
            />
            <Actions>
              {reply.next === null ? null : (
                <Button
                  tone="secondary"
                  onClick={() => setSearch({ after: reply.next ?? undefined })}
                >
                  {t('pages.agent.list.more')}
                </Button>
              )}
              {after === undefined ? null : (
                <Button tone="quiet" onClick={() => setSearch({ after: undefined })}>
                  {t('pages.agent.list.first')}
                </Button>
              )}
            </Actions>
          </>
        )
      }
    </Asked>
  );
}
