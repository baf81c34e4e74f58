import { stateNames } from '@yanzhen/procedures/applications/contract.ts';
import { showEvidence } from '@yanzhen/procedures/evidence/contract.ts';
import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { addressOf } from '@yanzhen/web-kit/client.ts';
import { denseDate } from '@yanzhen/web-kit/dates.ts';
import { DeskFacts } from '@yanzhen/web-kit/desk/desk-facts.tsx';
import { DeskPage, DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { Money, OutcomeMark, Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { Link, useRoute } from '@yanzhen/web-kit/route.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useState } from 'react';
import { showFund, type FundApplication } from '../contract-applications.ts';
import { milestoneTone, toneOf } from './names.ts';
import { TerminateDialogue } from './terminate-dialogue.tsx';

/** One application or grant as the offices see it. */
export function FundPage() {
  const t = useWords('special-funds');
  const text = useText();
  const { params } = useRoute();
  const ask = useAsk(showFund, { params: { applicationId: params['applicationId'] ?? '' } });
  const { data } = ask;
  const [ending, setEnding] = useState(false);
  return (
    <DeskPage
      title={data?.project.name ?? t('pages.fund.one')}
      crumbs={[
        { says: t('pages.calls.title'), to: '/desk/funds' },
        ...(data ? [{ says: data.call.title, to: `/desk/funds/${data.call.id}` }] : []),
      ]}
      meta={data ? <Tag tone={toneOf(data.state)}>{text(stateNames[data.state])}</Tag> : undefined}
      actions={
        data?.mayTerminate ? (
          <Button danger onClick={() => setEnding(true)}>
            {t('pages.fund.terminate')}
          </Button>
        ) : undefined
      }
    >
      <Asked of={ask}>
        {(fund) => (
          <>
            <Facts fund={fund} />
            <Reasons fund={fund} />
            <Milestones fund={fund} />
            <Parts fund={fund} />
            {ending ? <TerminateDialogue fund={fund} onClose={() => setEnding(false)} /> : null}
          </>
        )}
      </Asked>
    </DeskPage>
  );
}

interface Of {
  readonly fund: FundApplication;
}

function Facts({ fund }: Of) {
  const t = useWords('special-funds');
  const fact = (id: string, value: React.ReactNode, span = 1) => ({
    id,
    label: t(`pages.fields.${id}`),
    value,
    span,
  });
  const { applicationId } = fund;
  const money = (fen: number | null) => (fen === null ? '—' : <Money fen={fen} />);
  return (
    <DeskSheet title={t('pages.fund.one')}>
      <DeskFacts
        facts={[
          fact('reference', <Link to={`/desk/cases/${applicationId}`}>{fund.reference ?? '—'}</Link>),
          fact('project', <Link to={`/desk/projects/${fund.project.id}`}>{fund.project.number}</Link>),
          fact('enterprise', fund.enterpriseName),
          fact('partner', fund.project.partnerName),
          fact('own', money(fund.plan.enterpriseFen)),
          fact('planned', money(fund.plan.specialFundFen)),
          fact('asked', money(fund.requestedFen)),
          fact('amount', money(fund.amountFen)),
          fact('paid', money(fund.paidFen)),
          fact('account', fund.account ?? t('pages.fund.no-account')),
          fact(
            'papers',
            fund.evidence.map(({ id, name }) => (
              <div key={id}>
                <a
                  href={addressOf(showEvidence, { params: { applicationId, evidenceId: id } })}
                  target="_blank"
                  rel="noreferrer"
                >
                  {name}
                </a>
              </div>
            )),
            2,
          ),
          ...(fund.recoveryId === null
            ? []
            : [
                fact(
                  'recovery',
                  <Link to={`/desk/recoveries/${fund.recoveryId}`}>{t('pages.fund.recovery')}</Link>,
                  2,
                ),
              ]),
        ]}
      />
    </DeskSheet>
  ); // prettier-ignore
}

function Reasons({ fund }: Of) {
  const t = useWords('special-funds');
  const text = useText();
  return (
    <DeskSheet title={t('pages.fund.decision')}>
      <PlainTable
        caption={t('pages.fund.decision')}
        rows={fund.decision.reasons}
        rowKey={(row) => row.id}
        columns={[
          { id: 'says', title: t('pages.fund.condition'), cell: (row) => text(row.says) },
          {
            id: 'outcome',
            title: t('pages.fund.outcome'),
            cell: (row) => <OutcomeMark outcome={row.outcome} />,
          },
        ]}
      />
    </DeskSheet>
  );
}

function Milestones({ fund }: Of) {
  const t = useWords('special-funds');
  return (
    <DeskSheet title={t('pages.fields.milestones')}>
      <PlainTable
        caption={t('pages.fields.milestones')}
        rows={fund.agreed}
        rowKey={(row) => row.id}
        columns={[
          {
            id: 'says',
            title: t('pages.fund.milestone'),
            cell: (row) =>
              fund.schedule === null ? (
                row.says
              ) : (
                <Link to={`/desk/milestones/${row.id}`}>{row.says}</Link>
              ),
          },
          { id: 'on', title: t('pages.fund.milestone-on'), cell: (row) => denseDate(row.dueOn) },
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
    </DeskSheet>
  );
}

function Parts({ fund }: Of) {
  const t = useWords('special-funds');
  const text = useText();
  if (fund.schedule === null) return null;
  return (
    <DeskSheet title={t('pages.fund.parts')}>
      <PlainTable
        caption={t('pages.fund.parts')}
        rows={fund.schedule.parts}
        rowKey={(row) => String(row.number)}
        columns={[
          { id: 'part', title: t('pages.fund.part'), cell: (row) => text(row.name) },
          {
            id: 'amount',
            title: t('pages.fields.sum'),
            align: 'end',
            cell: (row) => <Money fen={row.amountFen} />,
          },
          { id: 'due', title: t('pages.fund.part-due'), cell: (row) => denseDate(row.dueOn) },
          { id: 'state', title: t('pages.fields.state'), cell: (row) => t(`part.${row.state}`) },
        ]}
      />
    </DeskSheet>
  );
}
