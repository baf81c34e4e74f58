import { FormButtonPanel } from '@yanzhen/procedures/records/pages/form-button-panel.tsx';
import { MovesPanel } from '@yanzhen/procedures/records/pages/moves-panel.tsx';
import { PapersPanel } from '@yanzhen/procedures/records/pages/papers-panel.tsx';
import { TrailPanel } from '@yanzhen/procedures/records/pages/trail-panel.tsx';
import { useAreas } from '@yanzhen/registers/policies/pages/area-panel.tsx';
import { Asked, useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { denseDate } from '@yanzhen/web-kit/dates.ts';
import { DeskFacts } from '@yanzhen/web-kit/desk/desk-facts.tsx';
import { DeskPage, DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { bodySchema } from '@yanzhen/web-kit/form.ts';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import * as contract from '../contract.ts';
import type { PlatformDetail } from '../contract.ts';
import { useChoices, usePlatformFields } from './platform-fields.ts';
import { PlatformTasks } from './platform-tasks.tsx';
import { PlatformScores } from './platform-scores.tsx';
import { stateTones } from './tones.ts';

/** One platform: its tasks, scores, papers and trail. */
export function PlatformPage() {
  const t = useWords('platforms');
  const { params } = useRoute();
  const ask = useAsk(contract.showPlatform, {
    params: { platformId: params['platformId'] ?? '' },
  });
  const { data } = ask;
  return (
    <DeskPage
      title={data?.name ?? t('pages.one')}
      crumbs={[{ says: t('pages.title'), to: '/desk/platforms' }]}
      meta={data ? <Tag tone={stateTones[data.state]}>{t(`state.${data.state}`)}</Tag> : undefined}
      actions={data?.mayKeep ? <Acts platform={data} /> : undefined}
    >
      <Asked of={ask}>
        {(platform) => (
          <>
            <DeskSheet title={t('pages.content')}>
              <Facts platform={platform} />
            </DeskSheet>
            <PlatformTasks platform={platform} />
            <PlatformScores platform={platform} />
            <PapersPanel
              of={contract.platformPapers}
              recordId={platform.id}
              papers={platform.papers}
              mayAdd={platform.mayKeep}
              onAdded={() => ask.refetch()}
            />
            <TrailPanel events={platform.events} nameOf={(move) => t(`move.${move}`)} />
          </>
        )}
      </Asked>
    </DeskPage>
  );
}

interface PlatformProps {
  readonly platform: PlatformDetail;
}

function Facts({ platform: row }: PlatformProps) {
  const t = useWords('platforms');
  const areas = useAreas();
  const day = (on: string | null) => (on === null ? '—' : denseDate(on));
  const fact = (id: string, value: React.ReactNode) => ({
    id,
    label: t(`pages.fields.${id}`),
    value,
  });
  return (
    <DeskFacts
      facts={[
        fact('level', t(`level.${row.level}`)),
        fact('type', t(`type.${row.type}`)),
        fact('field', row.field),
        fact('host', row.hostName),
        fact('county', areas.countyName(row.county)),
        fact('cluster', areas.clusterName(row.cluster)),
        fact('document', row.document ?? '—'),
        fact('approved', day(row.approvedOn)),
        fact('next', day(row.nextEvaluationOn)),
      ]}
    />
  );
}

const moveSchema = bodySchema(contract.movePlatform).omit({ version: true, move: true });

function Acts({ platform }: PlatformProps) {
  const t = useWords('platforms');
  const { levels } = useChoices();
  const fields = usePlatformFields();
  const moving = useTell(contract.movePlatform);
  const changing = useTell(contract.changePlatform);
  const params = { platformId: platform.id };
  const { version } = platform;
  const first = { name: platform.name, level: platform.level, type: platform.type, field: platform.field, document: platform.document ?? '', approvedOn: platform.approvedOn ?? '' }; // prettier-ignore
  return (
    <>
      <MovesPanel
        moves={platform.moves}
        nameOf={(move) => t(`move.${move}`)}
        papers={platform.papers}
        ends={['remove', 'withdraw']}
        schema={moveSchema}
        fields={{
          approve: [{ id: 'document', kind: 'line', label: t('pages.fields.document') }],
          upgrade: [
            { id: 'level', kind: 'choice', label: t('pages.fields.new-level'), options: levels },
          ],
        }}
        onSend={(move, body) => moving.tell({ params, body: { ...body, version, move } })}
      />
      <FormButtonPanel
          title={t('pages.change')}
          schema={bodySchema(contract.changePlatform).omit({ version: true })}
          onSend={(body) => changing.tell({ params, body: { ...body, version } })}
          fields={[
            ...fields.map((field) => ({ ...field, first: first[field.id as keyof typeof first] ?? '' })),
            { id: 'reason', kind: 'text', label: t('pages.fields.reason') },
          ]}
/>
    </>
  ); // prettier-ignore
}
