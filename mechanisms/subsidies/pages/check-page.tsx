import { useQueryClient } from '@tanstack/react-query';
import { showMe } from '@yanzhen/registers/talents/contract.ts';
import { Asked, useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import type { ReplyOf } from '@yanzhen/web-kit/client.ts';
import { Button } from '@yanzhen/web-kit/plain/button.tsx';
import { Actions, Card } from '@yanzhen/web-kit/plain/card.tsx';
import { Notice, ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { SummaryList } from '@yanzhen/web-kit/plain/summary-list.tsx';
import { Link, useRoute } from '@yanzhen/web-kit/route.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { checkAnswers, submit } from '../contract.ts';
import { DecisionResult } from './decision-result.tsx';
import { useFactRows } from './fact-rows.tsx';
import { applicationAddress } from './own-application.ts';
import { PromiseSteps } from './promise-steps.tsx';
import { forgetApplications, keepSubmission } from './submission.ts';

type Check = ReplyOf<typeof checkAnswers>;

/** Check your answers: each with its source and a way to change it, the result, and what is promised. */
export function CheckPage() {
  const t = useWords('subsidies');
  const { params } = useRoute();
  const applicationId = params['applicationId'] ?? '';
  // Asked anew each time: an answer changed a moment ago changes the result.
  const check = useAsk(checkAnswers, { params: { applicationId } }, { freshFor: 0 });
  return (
    <Page
      title={t('pages.talent.check.title')}
      lead={t('pages.talent.check.lead')}
      back={applicationAddress(applicationId)}
    >
      <Asked of={check} rows={8}>
        {(reply) => <Checked check={reply} applicationId={applicationId} />}
      </Asked>
    </Page>
  );
}

interface CheckedProps {
  readonly check: Check;
  readonly applicationId: string;
}

function Checked({ check, applicationId }: CheckedProps) {
  const t = useWords('subsidies');
  return (
    <>
      <Missing check={check} applicationId={applicationId} />
      <DecisionResult title={t('pages.talent.check.result')} decision={check.decision} />
      <Answers check={check} applicationId={applicationId} />
      {check.canSubmit ? (
        <Card title={t('pages.talent.check.next')}>
          <PromiseSteps promise={check.promise} />
        </Card>
      ) : null}
      <Submit check={check} applicationId={applicationId} />
    </>
  );
}

function Missing({ check, applicationId }: CheckedProps) {
  const t = useWords('subsidies');
  const text = useText();
  if (check.missing.length === 0) return null;
  const pages = {
    fact: (id: string) => `questions?fact=${id}&from=check`,
    evidence: (id: string) => `evidence?from=check#${id}`,
    identity: () => 'identity?from=check',
    employer: () => 'employer?from=check',
    account: () => 'account?from=check',
  };
  return (
    <Notice tone="attention" title={t('pages.talent.check.missing')}>
      <ul className="sub-links">
        {check.missing.map((item) => (
          <li key={`${item.what} ${item.id}`}>
            <Link to={applicationAddress(applicationId, pages[item.what](item.id))}>
              {text(item.says)}
            </Link>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function Answers({ check, applicationId }: CheckedProps) {
  const t = useWords('subsidies');
  const text = useText();
  const me = useAsk(showMe, {});
  const at = (page: string) => applicationAddress(applicationId, `${page}from=check`);
  const facts = useFactRows(
    check.facts.map((fact) => ({ id: fact.id, label: text(fact.label), fact })),
    (factId) => at(`questions?fact=${factId}&`),
  );
  const none = <span className="sub-open">{t('pages.talent.check.none')}</span>;
  const account = [check.bankName, check.bankAccount].filter((part) => part !== null).join(' ');
  return (
    <>
      <h2>{t('pages.talent.check.person')}</h2>
      <SummaryList
        rows={[
          {
            id: 'name',
            label: t('pages.talent.identity.name'),
            value: me.data?.name ?? '',
            change: at('identity?'),
          },
          {
            id: 'identity',
            label: t('pages.talent.check.identity'),
            value: check.identityNumber ?? none,
            change: at('identity?'),
          },
          {
            id: 'organisation',
            label: t('pages.talent.check.organisation'),
            value: check.organisation?.name ?? none,
            change: at('employer?'),
          },
          {
            id: 'account',
            label: t('pages.talent.check.account'),
            value: account === '' ? none : account,
            change: at('account?'),
          },
        ]}
      />
      <h2>{t('pages.talent.check.answers')}</h2>
      <SummaryList rows={facts} />
      <h2>{t('pages.talent.check.evidence')}</h2>
      <SummaryList
        rows={check.evidenceNeeded.map((item) => ({
          id: item.code,
          label: text(item.name),
          value:
            item.uploaded > 0 ? (
              t('pages.talent.check.files', { count: item.uploaded })
            ) : (
              <span className={item.required ? 'sub-open' : 'yz-small'}>
                {t(item.required ? 'pages.talent.check.no-file' : 'pages.talent.check.not-needed')}
              </span>
            ),
          change: applicationAddress(applicationId, `evidence?from=check#${item.code}`),
        }))}
      />
    </>
  );
}

function Submit({ check, applicationId }: CheckedProps) {
  const t = useWords('subsidies');
  const queries = useQueryClient();
  const { go } = useRoute();
  // This page is left on success; it is not to be asked again of a case that is no draft any more.
  const tell = useTell(submit, { invalidates: [] });
  if (!check.canSubmit) {
    return check.missing.length > 0 ? null : (
      <Notice tone="attention" title={t('pages.talent.check.cannot')}>
        <p>{t('pages.talent.check.cannot-says')}</p>
      </Notice>
    );
  }
  const send = async () => {
    const reply = await tell.tell({ params: { applicationId } }).catch(() => undefined);
    if (reply === undefined) return;
    if (!reply.submitted) {
      await queries.invalidateQueries();
      return;
    }
    keepSubmission(queries, reply);
    forgetApplications(queries);
    go(applicationAddress(applicationId, 'submitted'), { replace: true });
  };
  return (
    <>
      <Card title={t('pages.talent.check.declare')}>
        <ul className="sub-list">
          <li>{t('pages.talent.check.declare-true')}</li>
          <li>{t('pages.talent.check.declare-share')}</li>
          <li>{t('pages.talent.check.declare-publish')}</li>
        </ul>
      </Card>
      {tell.problem === null ? null : <ProblemNotice problem={tell.problem} />}
      {tell.reply?.submitted === false ? (
        <Notice tone="bad" title={t('pages.talent.check.not-submitted')}>
          <p>{t('pages.talent.check.not-submitted-says')}</p>
        </Notice>
      ) : null}
      <Actions>
        <Button pending={tell.pending} onClick={() => void send()}>
          {t('pages.talent.check.act')}
        </Button>
      </Actions>
    </>
  );
}
