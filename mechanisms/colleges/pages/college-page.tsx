import { MovesPanel } from '@yanzhen/procedures/records/pages/moves-panel.tsx';
import { PapersPanel } from '@yanzhen/procedures/records/pages/papers-panel.tsx';
import { TrailPanel } from '@yanzhen/procedures/records/pages/trail-panel.tsx';
import { useAreas } from '@yanzhen/registers/policies/pages/area-panel.tsx';
import { Asked, useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { DeskFacts } from '@yanzhen/web-kit/desk/desk-facts.tsx';
import { DeskPage, DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { bodySchema } from '@yanzhen/web-kit/form.ts';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import * as contract from '../contract.ts';
import type { UpgradeDetail } from '../contract.ts';
import { CriteriaSheet } from './criteria-sheet.tsx';
import { MilestonesSheet } from './milestones-sheet.tsx';
import { PlansSheet } from './plans-sheet.tsx';
import { StaffingSheet } from './staffing-sheet.tsx';
import { stateTones } from './tones.ts';

const moveSchema = bodySchema(contract.moveUpgrade).omit({ version: true, move: true });

/** One college: criteria with the gap, plans, staffing, milestones, papers and trail. */
export function CollegePage() {
  const t = useWords('colleges');
  const { params } = useRoute();
  const moving = useTell(contract.moveUpgrade);
  const ask = useAsk(contract.showUpgrade, { params: { upgradeId: params['upgradeId'] ?? '' } });
  const { data } = ask;
  return (
    <DeskPage
      title={data?.organisationName ?? t('pages.one')}
      crumbs={[{ says: t('pages.title'), to: '/desk/colleges' }]}
      meta={data ? <Tag tone={stateTones[data.state]}>{t(`state.${data.state}`)}</Tag> : undefined}
      actions={
        data?.mayKeep ? (
          <MovesPanel
            moves={data.moves}
            nameOf={(move) => t(`move.${move}`)}
            papers={data.papers}
            ends={['stop']}
            schema={moveSchema}
            onSend={(move, body) =>
              moving.tell({
                params: { upgradeId: data.id },
                body: { ...body, version: data.version, move },
              })
            }
          />
        ) : undefined
      }
    >
      <Asked of={ask}>
        {(row) => (
          <>
            <DeskSheet title={t('pages.content')}>
              <Facts row={row} />
            </DeskSheet>
            <CriteriaSheet row={row} />
            <PlansSheet row={row} />
            <StaffingSheet row={row} />
            <MilestonesSheet row={row} />
            <PapersPanel
              of={contract.collegePapers}
              recordId={row.id}
              papers={row.papers}
              mayAdd={row.mayFill}
              onAdded={() => ask.refetch()}
            />
            <TrailPanel events={row.events} nameOf={(move) => t(`move.${move}`)} />
          </>
        )}
      </Asked>
    </DeskPage>
  );
}

function Facts({ row }: { readonly row: UpgradeDetail }) {
  const t = useWords('colleges');
  const areas = useAreas();
  const fact = (id: string, value: React.ReactNode) => ({
    id,
    label: t(`pages.fields.${id}`),
    value,
  });
  return (
    <DeskFacts
      facts={[
        fact('kind', t(`kind.${row.kind}`)),
        fact('document', row.document),
        fact('target-year', row.targetYear),
        fact('county', areas.countyName(row.county)),
        fact('cluster', areas.clusterName(row.cluster)),
      ]}
    />
  );
}
