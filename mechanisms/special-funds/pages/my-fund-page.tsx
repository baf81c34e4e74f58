import { stateNames } from '@yanzhen/procedures/applications/contract.ts';
import { Asked, useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { Button } from '@yanzhen/web-kit/plain/button.tsx';
import { Actions } from '@yanzhen/web-kit/plain/card.tsx';
import { ConfirmDialog } from '@yanzhen/web-kit/plain/confirm-dialog.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { Notice, ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { SummaryList } from '@yanzhen/web-kit/plain/summary-list.tsx';
import { Money, Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { Link, useRoute } from '@yanzhen/web-kit/route.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { useState } from 'react';
import {
  showFund,
  submitFund,
  withdrawFund,
  type FundApplication,
} from '../contract-applications.ts';
import { MyGrant } from './my-grant.tsx';
import { MyPapers } from './my-papers.tsx';
import { MyRequest } from './my-request.tsx';
import { toneOf } from './names.ts';

/** One application of the enterprise: what is asked for, its papers, and what came of it. */
export function MyFundPage() {
  const { params } = useRoute();
  const ask = useAsk(showFund, { params: { applicationId: params['applicationId'] ?? '' } });
  return <Asked of={ask}>{(fund) => <Fund fund={fund} onChanged={() => ask.refetch()} />}</Asked>;
}

interface FundProps {
  readonly fund: FundApplication;
  readonly onChanged: () => Promise<unknown>;
}

function Fund({ fund, onChanged }: FundProps) {
  const t = useWords('special-funds');
  const text = useText();
  const isOurs = fund.state === 'draft' || fund.state === 'correction';
  return (
    <Page
      title={fund.project.name}
      above={`${fund.call.title} · ${fund.reference ?? fund.call.number}`}
      back="/funds"
      lead={<Tag tone={toneOf(fund.state)}>{text(stateNames[fund.state])}</Tag>}
    >
      {fund.asked.length === 0 ? null : <Asks fund={fund} />}
      {fund.refusal === null ? null : (
        <Notice tone="bad" title={t('pages.fund.refused')}>
          <p>{fund.refusal}</p>
        </Notice>
      )}
      <SummaryList
        rows={[
          { id: 'project', label: t('pages.fields.project-number'), value: fund.project.number },
          { id: 'partner', label: t('pages.fields.partner'), value: fund.project.partnerName },
          { id: 'own', label: t('pages.fields.own'), value: <Money fen={fund.plan.enterpriseFen} /> },
          { id: 'planned', label: t('pages.fields.planned'), value: <Money fen={fund.plan.specialFundFen} /> },
          ...(fund.maySave || fund.requestedFen === null
            ? []
            : [{ id: 'asked', label: t('pages.fields.asked'), value: <Money fen={fund.requestedFen} /> }]),
          ...(fund.amountFen === null
            ? []
            : [{ id: 'amount', label: t('pages.fields.amount'), value: <Money fen={fund.amountFen} /> }]),
          {
            id: 'account',
            label: t('pages.fields.account'),
            value: (
              <>
                {fund.account ?? t('pages.fund.no-account')}{' '}
                <Link to="/organisation-account">{t('pages.fund.to-account')}</Link>
              </>
            ),
          },
        ]}
      />
      {fund.maySave ? <MyRequest key={fund.version} fund={fund} /> : null}
      <MyPapers fund={fund} open={isOurs} onChanged={onChanged} />
      {fund.maySave ? null : <MyGrant fund={fund} />}
      <Acts fund={fund} isOurs={isOurs} />
    </Page>
  );
} // prettier-ignore

function Asks({ fund }: { readonly fund: FundApplication }) {
  const t = useWords('special-funds');
  const text = useText();
  return (
    <Notice tone="attention" title={t('pages.fund.asked')}>
      <ul>
        {fund.asked.map(({ name, note }) => (
          <li key={name.zh}>
            {note === null ? text(name) : t('pages.fund.asked-of', { of: text(name), note })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function Acts({ fund, isOurs }: { readonly fund: FundApplication; readonly isOurs: boolean }) {
  const t = useWords('special-funds');
  const text = useText();
  const params = { applicationId: fund.applicationId };
  const submitting = useTell(submitFund);
  const withdrawing = useTell(withdrawFund);
  const [leaving, setLeaving] = useState(false);
  const refused = submitting.reply?.submitted === false ? submitting.reply.application.decision : null;
  const submit = async () => {
    const { submitted } = await submitting.tell({ params });
    if (submitted) announce(t('pages.fund.submitted'));
  };
  const withdraw = async () => {
    await withdrawing.tell({ params, body: {} });
    announce(t('pages.fund.withdrawn'));
    setLeaving(false);
  };
  return (
    <>
      {submitting.problem ? <ProblemNotice problem={submitting.problem} /> : null}
      {refused === null ? null : (
        <Notice tone="bad" title={t('pages.fund.no')}>
          <ul>
            {refused.reasons
              .filter(({ outcome }) => outcome !== 'yes')
              .map(({ id, says, remedy }) => (
                <li key={id}>{remedy === null ? text(says) : t('pages.fund.no-remedy', { says: text(says), remedy: text(remedy) })}</li>
              ))}
          </ul>
        </Notice>
      )}
      <Actions>
        {isOurs ? (
          <Button pending={submitting.pending} onClick={() => void submit().catch(() => undefined)}>
            {t(fund.state === 'draft' ? 'pages.fund.submit' : 'pages.fund.send')}
          </Button>
        ) : null}
        {fund.mayWithdraw ? (
          <Button tone="quiet" onClick={() => setLeaving(true)}>
            {t('pages.fund.withdraw')}
          </Button>
        ) : null}
      </Actions>
      <ConfirmDialog
        open={leaving}
        title={t('pages.fund.withdraw-title')}
        act={t('pages.fund.withdraw')}
        tone="danger"
        pending={withdrawing.pending}
        onConfirm={() => void withdraw().catch(() => undefined)}
        onCancel={() => setLeaving(false)}
      >
        <p>{t('pages.fund.withdraw-says')}</p>
        {withdrawing.problem ? <ProblemNotice problem={withdrawing.problem} /> : null}
      </ConfirmDialog>
    </>
  );
} // prettier-ignore
