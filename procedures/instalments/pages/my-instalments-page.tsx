import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { dateText } from '@yanzhen/web-kit/dates.ts';
import { LinkButton } from '@yanzhen/web-kit/plain/button.tsx';
import { Actions, Card } from '@yanzhen/web-kit/plain/card.tsx';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { SummaryList } from '@yanzhen/web-kit/plain/summary-list.tsx';
import { DateText, Money, Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useLanguage, useText, useWords } from '@yanzhen/web-kit/words.ts';
import { listMySchedules, type Schedule } from '../contract.ts';
import { GiveUp } from './give-up.tsx';
import { useBenefits } from './names.ts';

const tones = {
  planned: 'plain',
  due: 'waiting',
  checked: 'waiting',
  payable: 'waiting',
  batched: 'waiting',
  paid: 'good',
  returned: 'attention',
  stopped: 'bad',
} as const;

/** What I was granted, in which parts and when each is paid. */
export function MyInstalmentsPage() {
  const t = useWords('instalments');
  const ask = useAsk(listMySchedules, {});
  return (
    <Page title={t('pages.mine.title')} lead={t('pages.mine.lead')}>
      <Asked of={ask}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState title={t('pages.mine.none')}>
              <p>{t('pages.mine.none-says')}</p>
            </EmptyState>
          ) : (
            <>
              {rows.map((schedule) => (
                <ScheduleCard key={schedule.applicationId} schedule={schedule} />
              ))}
            </>
          )
        }
      </Asked>
      <Actions>
        <LinkButton to="/inquiries" tone="quiet">
          {t('pages.mine.inquiries-link')}
        </LinkButton>
        <LinkButton to="/repayments" tone="quiet">
          {t('pages.mine.recoveries-link')}
        </LinkButton>
      </Actions>
    </Page>
  );
}

function ScheduleCard({ schedule }: { readonly schedule: Schedule }) {
  const t = useWords('instalments');
  const text = useText();
  const { language } = useLanguage();
  const benefits = useBenefits();
  const waits = (reason: string | null) =>
    reason?.startsWith('payments.') ? t(`waits.${reason}`) : reason;
  return (
    <Card
      title={benefits.name(schedule.benefitId)}
      meta={schedule.imported ? <Tag tone="plain">{t('pages.mine.imported')}</Tag> : undefined}
    >
      <SummaryList
        rows={[
          {
            id: 'total',
            label: t('pages.mine.total'),
            value: <Money fen={schedule.totalFen} />,
            source: t('pages.mine.granted', { date: dateText(schedule.grantedOn, language) }),
          },
          { id: 'paid', label: t('pages.mine.paid'), value: <Money fen={schedule.paidFen} /> },
        ]}
      />
      <PlainTable
        caption={t('pages.mine.table')}
        rows={schedule.parts}
        rowKey={(part) => String(part.number)}
        columns={[
          { id: 'part', title: t('pages.mine.part'), cell: (part) => text(part.name) },
          {
            id: 'amount',
            title: t('pages.mine.amount'),
            align: 'end',
            cell: (part) => <Money fen={part.amountFen} />,
          },
          { id: 'due', title: t('pages.mine.due'), cell: (part) => <DateText on={part.dueOn} /> },
          {
            id: 'state',
            title: t('pages.mine.state'),
            cell: (part) => (
              <>
                <Tag tone={tones[part.state]}>{t(`state.${part.state}`)}</Tag>
                {part.reason === null ? null : <small> {waits(part.reason)}</small>}
              </>
            ),
          },
        ]}
      />
      <Actions>
        <LinkButton to={`/applications/${schedule.applicationId}`} tone="secondary">
          {t('pages.mine.case')}
        </LinkButton>
        <GiveUp schedule={schedule} />
      </Actions>
    </Card>
  );
}
