import { listOrganisations } from '@yanzhen/registers/organisations/contract.ts';
import { Asked, useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import type { ReplyOf } from '@yanzhen/web-kit/client.ts';
import { Button, LinkButton } from '@yanzhen/web-kit/plain/button.tsx';
import { Actions } from '@yanzhen/web-kit/plain/card.tsx';
import { TextInput } from '@yanzhen/web-kit/plain/field.tsx';
import { EmptyState, ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { SummaryList } from '@yanzhen/web-kit/plain/summary-list.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { useEffect, useState } from 'react';
import { chooseEmployer, type MyApplication } from '../contract.ts';
import { useCountyName } from './county-name.ts';
import { addressAfter, applicationAddress, useOwnApplication } from './own-application.ts';

type Found = ReplyOf<typeof listOrganisations>;

/** Which organisation employs the applicant: found in the register by name or credit code. */
export function EmployerPage() {
  const { ask } = useOwnApplication();
  return <Asked of={ask}>{(mine) => <Employer mine={mine} />}</Asked>;
}

function Employer({ mine }: { readonly mine: MyApplication }) {
  const t = useWords('subsidies');
  const { search, go } = useRoute();
  const [typed, setTyped] = useState('');
  const query = useSettled(typed.trim(), 300);
  const found = useAsk(listOrganisations, { query: { query } }, { enabled: query.length >= 2 });
  const choose = useTell(chooseEmployer);
  const county = useCountyName()(mine.county);
  const done = addressAfter(mine.applicationId, search['from']);
  const take = async (organisationId: string) => {
    try {
      await choose.tell({
        params: { applicationId: mine.applicationId },
        body: { organisationId },
      });
    } catch {
      return;
    }
    go(done);
  };
  return (
    <Page
      title={t('pages.talent.employer.title')}
      lead={t('pages.talent.employer.lead')}
      back={applicationAddress(mine.applicationId)}
    >
      {mine.organisation === null ? null : (
        <>
          <SummaryList
            rows={[
              {
                id: 'now',
                label: t('pages.talent.employer.now'),
                value: mine.organisation.name,
                ...(county === '' ? {} : { source: t('pages.talent.employer.county', { county }) }),
              },
            ]}
          />
          <Actions>
            <LinkButton to={done} tone="secondary">
              {t('pages.talent.employer.continue')}
            </LinkButton>
          </Actions>
        </>
      )}
      <form role="search" onSubmit={(event) => event.preventDefault()}>
        <TextInput
          id="employer"
          label={t('pages.talent.employer.search')}
          hint={t('pages.talent.employer.search-hint')}
          type="search"
          maxLength={100}
          value={typed}
          onChange={setTyped}
        />
      </form>
      {choose.problem === null ? null : <ProblemNotice problem={choose.problem} />}
      {query.length === 1 ? <p className="yz-hint">{t('pages.talent.employer.short')}</p> : null}
      {query.length < 2 ? null : (
        <Asked of={found}>
          {(reply) => (
            <Results
              reply={reply}
              chosen={mine.organisation?.id}
              pending={choose.pending}
              onChoose={(id) => void take(id)}
            />
          )}
        </Asked>
      )}
    </Page>
  );
}

interface ResultsProps {
  readonly reply: Found;
  readonly chosen: string | undefined;
  readonly pending: boolean;
  readonly onChoose: (organisationId: string) => void;
}

function Results({ reply, chosen, pending, onChoose }: ResultsProps) {
  const t = useWords('subsidies');
  const countyOf = useCountyName();
  if (reply.rows.length === 0) {
    return (
      <EmptyState title={t('pages.talent.employer.none')}>
        <p>{t('pages.talent.employer.none-says')}</p>
      </EmptyState>
    );
  }
  return (
    <>
      <p className="yz-hint" role="status">
        {reply.next === null
          ? t('pages.talent.employer.found', { count: reply.rows.length })
          : t('pages.talent.employer.found-more', { count: reply.rows.length })}
      </p>
      <ul className="yz-tasks sub-results">
        {reply.rows.map((row) => (
          <li key={row.id}>
            <span className="yz-task-text">
              <strong>{row.name}</strong>
              <small>
                {[countyOf(row.county), row.creditCode].filter((part) => part !== '').join(' · ')}
              </small>
            </span>
            {row.id === chosen ? (
              <Tag tone="good">{t('pages.talent.employer.chosen')}</Tag>
            ) : (
              <Button tone="secondary" pending={pending} onClick={() => onChoose(row.id)}>
                {t('pages.talent.employer.act')}
                <span className="yz-hidden">{row.name}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** A value once it has stood still for so many milliseconds. */
function useSettled(value: string, milliseconds: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}
