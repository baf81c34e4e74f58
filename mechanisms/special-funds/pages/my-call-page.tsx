import { Asked, useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { Button, LinkButton } from '@yanzhen/web-kit/plain/button.tsx';
import { Actions, Card } from '@yanzhen/web-kit/plain/card.tsx';
import { EmptyState, ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { SummaryList } from '@yanzhen/web-kit/plain/summary-list.tsx';
import { DateText, Money } from '@yanzhen/web-kit/plain/texts.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { showCall, type FundCallDetail } from '../contract.ts';
import { listProjectsForCall, startFund } from '../contract-applications.ts';

/** One call, and the projects of the enterprise for which it can be applied. */
export function MyCallPage() {
  const { params } = useRoute();
  const ask = useAsk(showCall, { params: { callId: params['callId'] ?? '' } });
  return <Asked of={ask}>{(call) => <Call call={call} />}</Asked>;
}

function Call({ call }: { readonly call: FundCallDetail }) {
  const t = useWords('special-funds');
  const text = useText();
  return (
    <Page title={call.title} above={call.number} back="/funds">
      <SummaryList
        rows={[
          { id: 'benefit', label: t('pages.fields.benefit'), value: text(call.benefitName) },
          {
            id: 'days',
            label: t('pages.fields.days'),
            value: (
              <>
                <DateText on={call.opensOn} /> — <DateText on={call.lastDay} />
              </>
            ),
          },
          {
            id: 'fields',
            label: t('pages.fields.fields'),
            value:
              call.fields.length === 0
                ? t('pages.fields.every-field')
                : call.fields.map((field) => t(`field.${field}`)).join('、'),
          },
          { id: 'total', label: t('pages.fields.total'), value: <Money fen={call.totalFen} /> },
          { id: 'conditions', label: t('pages.fields.conditions'), value: call.conditions },
        ]}
      />
      {call.open ? <Projects callId={call.id} /> : <p>{t('pages.call.shut')}</p>}
    </Page>
  );
}

function Projects({ callId }: { readonly callId: string }) {
  const t = useWords('special-funds');
  const { go } = useRoute();
  const ask = useAsk(listProjectsForCall, { params: { callId } });
  const starting = useTell(startFund);
  const start = async (projectId: string) => {
    const { applicationId } = await starting.tell({ params: { callId }, body: { projectId } });
    go(`/funds/${applicationId}`);
  };
  return (
    <>
      <h2>{t('pages.call.projects')}</h2>
      <p className="yz-hint">{t('pages.call.projects-says')}</p>
      {starting.problem ? <ProblemNotice problem={starting.problem} /> : null}
      <Asked of={ask}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState title={t('pages.call.no-project')}>
              <p>{t('pages.call.no-project-says')}</p>
            </EmptyState>
          ) : (
            <>
              {rows.map((row) => (
                <Card key={row.id} title={row.name} level={3}>
                  <SummaryList
                    rows={[
                      { id: 'number', label: t('pages.fields.project-number'), value: row.number },
                      { id: 'partner', label: t('pages.fields.partner'), value: row.partnerName },
                      {
                        id: 'fund',
                        label: t('pages.fields.planned'),
                        value: <Money fen={row.specialFundFen} />,
                      },
                      {
                        id: 'own',
                        label: t('pages.fields.own'),
                        value: <Money fen={row.enterpriseFen} />,
                      },
                    ]}
                  />
                  <Actions>
                    {row.applicationId === null ? (
                      <Button
                        pending={starting.pending}
                        onClick={() => void start(row.id).catch(() => undefined)}
                      >
                        {t('pages.call.start')}
                        <span className="yz-hidden">{row.name}</span>
                      </Button>
                    ) : (
                      <LinkButton to={`/funds/${row.applicationId}`} tone="secondary">
                        {t('pages.call.go-on')}
                        <span className="yz-hidden">{row.name}</span>
                      </LinkButton>
                    )}
                  </Actions>
                </Card>
              ))}
            </>
          )
        }
      </Asked>
    </>
  );
}
