import { PapersPanel } from '@yanzhen/procedures/records/pages/papers-panel.tsx';
import { TrailPanel } from '@yanzhen/procedures/records/pages/trail-panel.tsx';
import { useAreas } from '@yanzhen/registers/policies/pages/area-panel.tsx';
import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { denseDate } from '@yanzhen/web-kit/dates.ts';
import { DeskFacts } from '@yanzhen/web-kit/desk/desk-facts.tsx';
import { DeskPage, DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import * as contract from '../contract.ts';
import type { EnterpriseDetail } from '../contract.ts';
import { EnterpriseActs } from './enterprise-acts.tsx';

/** One enterprise: its adviser, coaching records and stage. */
export function EnterprisePage() {
  const t = useWords('listing');
  const { params } = useRoute();
  const ask = useAsk(contract.showEnterprise, {
    params: { enterpriseId: params['enterpriseId'] ?? '' },
  });
  const { data } = ask;
  return (
    <DeskPage
      title={data?.organisationName ?? t('pages.one')}
      crumbs={[{ says: t('pages.title'), to: '/desk/listing' }]}
      meta={
        data ? (
          <Tag tone={data.state === 'active' ? 'waiting' : 'bad'}>
            {t(data.state === 'active' ? `stage.${data.stage}` : `state.${data.state}`)}
          </Tag>
        ) : undefined
      }
      actions={data ? <EnterpriseActs row={data} /> : undefined}
    >
      <Asked of={ask}>
        {(row) => (
          <>
            <DeskSheet title={t('pages.content')}>
              <Facts row={row} />
            </DeskSheet>
            <Records row={row} />
            <PapersPanel
              of={contract.listingPapers}
              recordId={row.id}
              papers={row.papers}
              mayAdd={row.mayKeep || row.mayAdvise}
              onAdded={() => ask.refetch()}
            />
            <TrailPanel events={row.events} nameOf={(move) => t(`move.${move}`)} />
          </>
        )}
      </Asked>
    </DeskPage>
  );
}

interface RowProps {
  readonly row: EnterpriseDetail;
}

function Facts({ row }: RowProps) {
  const t = useWords('listing');
  const areas = useAreas();
  const fact = (id: string, value: React.ReactNode) => ({
    id,
    label: t(`pages.fields.${id}`),
    value,
  });
  return (
    <DeskFacts
      facts={[
        fact('stage', t(`stage.${row.stage}`)),
        fact('board', t(`board.${row.board}`)),
        fact('target-year', row.targetYear),
        fact('enrolled', denseDate(row.enrolledOn)),
        fact('coached', row.coachedOn === null ? '—' : denseDate(row.coachedOn)),
        fact('firm', row.firm ?? '—'),
        fact('adviser', row.adviserName ?? '—'),
        fact('county', areas.countyName(row.county)),
        fact('cluster', areas.clusterName(row.cluster)),
      ]}
    />
  );
}

function Records({ row }: RowProps) {
  const t = useWords('listing');
  const label = (id: string) => t(`pages.fields.${id}`);
  return (
    <DeskSheet title={t('pages.records')}>
      {row.records.length === 0 ? (
        <p>{t('pages.records-none')}</p>
      ) : (
        <PlainTable
          caption={t('pages.records')}
          rows={row.records}
          rowKey={(each) => each.id}
          columns={[
            { id: 'held', title: label('held'), cell: (each) => denseDate(each.heldOn) },
            { id: 'topic', title: label('topic'), cell: (each) => each.topic },
            { id: 'findings', title: label('findings'), cell: (each) => each.findings },
            {
              id: 'recommends',
              title: label('recommends'),
              cell: (each) =>
                each.recommends === null ? (
                  '—'
                ) : (
                  <Tag tone={each.used ? 'good' : 'waiting'}>
                    {`${t(`stage.${each.recommends}`)}${each.used ? ` · ${t('pages.used')}` : ''}`}
                  </Tag>
                ),
            },
            { id: 'by', title: label('by'), cell: (each) => each.writtenBy },
          ]}
        />
      )}
    </DeskSheet>
  );
}
