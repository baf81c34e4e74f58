import { useAreas } from '../../policies/pages/area-panel.tsx';
import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { denseDate } from '@yanzhen/web-kit/dates.ts';
import { DeskFacts } from '@yanzhen/web-kit/desk/desk-facts.tsx';
import { DeskPage, DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { DeskTimeline } from '@yanzhen/web-kit/desk/desk-timeline.tsx';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { Notice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Money, Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { Link, useRoute } from '@yanzhen/web-kit/route.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import * as contract from '../contract.ts';
import type { AgreementDetail } from '../contract.ts';
import { AgreementActs } from './agreement-acts.tsx';
import { toneOf } from './tone.ts';
import './agreements.css';

/** One agreement: its content, parties, chain and record. */
export function AgreementPage() {
  const t = useWords('agreements');
  const { params } = useRoute();
  const ask = useAsk(contract.showAgreement, {
    params: { agreementId: params['agreementId'] ?? '' },
  });
  const { data } = ask;
  return (
    <DeskPage
      title={data?.title ?? t('pages.one.title')}
      crumbs={[{ says: t('pages.list.title'), to: '/desk/agreements' }]}
      meta={data ? <Tag tone={toneOf[data.state]}>{t(`state.${data.state}`)}</Tag> : undefined}
      actions={data ? <AgreementActs agreement={data} /> : undefined}
    >
      <Asked of={ask}>{(agreement) => <Sheets agreement={agreement} />}</Asked>
    </DeskPage>
  );
}

function Sheets({ agreement }: { readonly agreement: AgreementDetail }) {
  const t = useWords('agreements');
  const events = agreement.events.map((event) => ({
    id: event.id,
    at: event.at,
    title: t(`move.${event.move}`),
    by: event.by ?? t('pages.one.by-calendar'),
    ...(event.reason === null ? {} : { detail: event.reason }),
  }));
  return (
    <>
      {agreement.state === 'due-soon' && agreement.daysLeft !== null ? (
        <Notice tone="attention" title={t('pages.one.due', { count: agreement.daysLeft })}>
          <p>{t('pages.one.due-says')}</p>
        </Notice>
      ) : null}
      {agreement.reviewOverdue ? (
        <Notice tone="attention" title={t('pages.one.review-due')}>
          <p>{t('pages.one.review-due-says')}</p>
        </Notice>
      ) : null}
      <DeskSheet
        title={t('pages.one.content')}
        actions={
          <span className="agreement-links">
            <Link to={`/desk/agreements/${agreement.id}/papers`}>{t('pages.one.papers')}</Link>
            <Link to={`/desk/agreements/${agreement.id}/outcomes`}>{t('pages.one.outcomes')}</Link>
          </span>
        }
      >
        <Facts agreement={agreement} />
      </DeskSheet>
      <DeskSheet title={t('pages.fields.parties')}>
        <PlainTable
          caption={t('pages.fields.parties')}
          rows={agreement.parties}
          rowKey={(row) => row.organisationId}
          columns={[
            { id: 'name', title: t('pages.fields.party'), cell: (row) => row.name },
            { id: 'role', title: t('pages.fields.role'), cell: (row) => t(`role.${row.role}`) },
          ]}
        />
      </DeskSheet>
      {agreement.chain.length < 2 ? null : (
        <DeskSheet title={t('pages.one.chain')}>
          <PlainTable
            caption={t('pages.one.chain')}
            rows={agreement.chain}
            rowKey={(row) => row.id}
            columns={[
              {
                id: 'number',
                title: t('pages.fields.number'),
                cell: (row) =>
                  row.id === agreement.id ? (
                    <strong>{row.number ?? '—'}</strong>
                  ) : (
                    <Link to={`/desk/agreements/${row.id}`}>{row.number ?? row.title}</Link>
                  ),
              },
              {
                id: 'term',
                title: t('pages.fields.term'),
                cell: (row) => termText(row.termFrom, row.termTo),
              },
              {
                id: 'state',
                title: t('pages.fields.state'),
                cell: (row) => <Tag tone={toneOf[row.state]}>{t(`state.${row.state}`)}</Tag>,
              },
            ]}
          />
        </DeskSheet>
      )}
      <DeskSheet title={t('pages.one.record')}>
        <DeskTimeline events={events} />
      </DeskSheet>
    </>
  );
}

function termText(from: string | null, to: string | null): string {
  return from === null || to === null ? '—' : `${denseDate(from)} – ${denseDate(to)}`;
}

function Facts({ agreement: row }: { readonly agreement: AgreementDetail }) {
  const t = useWords('agreements');
  const areas = useAreas();
  const fact = (id: string, value: React.ReactNode, span = 1) => ({
    id,
    label: t(`pages.fields.${id}`),
    value,
    span,
  });
  return (
    <DeskFacts
      facts={[
        fact('number', row.number ?? '—'),
        fact('signed-on', row.signedOn === null ? '—' : denseDate(row.signedOn)),
        fact('term', termText(row.termFrom, row.termTo)),
        fact('ended-on', row.endedOn === null ? '—' : denseDate(row.endedOn)),
        fact('level', t(`level.${row.level}`)),
        fact('scopes', row.scopes.map((scope) => t(`scope.${scope}`)).join('、')),
        fact('county', areas.countyName(row.county)),
        fact('cluster', areas.clusterName(row.cluster)),
        fact(
          'review-months',
          row.reviewMonths === null
            ? t('pages.one.no-cycle')
            : t('pages.one.months', { count: row.reviewMonths }),
        ),
        fact('next-review', row.nextReviewOn === null ? '—' : denseDate(row.nextReviewOn)),
        fact('money', row.moneyFen === null ? '—' : <Money fen={row.moneyFen} />),
        fact('liaison', row.liaison),
        fact('deliverables', <span className="agreement-text">{row.deliverables}</span>, 2),
      ]}
    />
  );
}
