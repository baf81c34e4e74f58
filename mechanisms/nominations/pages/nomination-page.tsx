import { MovesPanel } from '@yanzhen/procedures/records/pages/moves-panel.tsx';
import { PapersPanel } from '@yanzhen/procedures/records/pages/papers-panel.tsx';
import { TrailPanel } from '@yanzhen/procedures/records/pages/trail-panel.tsx';
import { useAreas } from '@yanzhen/registers/policies/pages/area-panel.tsx';
import { Asked, useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { denseDate } from '@yanzhen/web-kit/dates.ts';
import { DeskFacts } from '@yanzhen/web-kit/desk/desk-facts.tsx';
import { DeskPage, DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { bodySchema } from '@yanzhen/web-kit/form.ts';
import { Notice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { Link, useRoute } from '@yanzhen/web-kit/route.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import * as contract from '../contract.ts';
import type { NominationDetail } from '../contract.ts';
import { stateTones } from './tones.ts';

const moveSchema = bodySchema(contract.moveNomination).omit({ version: true, move: true });

/** One nominee: the result, the service, papers and trail. */
export function NominationPage() {
  const t = useWords('nominations');
  const { params } = useRoute();
  const moving = useTell(contract.moveNomination);
  const ask = useAsk(contract.showNomination, {
    params: { nominationId: params['nominationId'] ?? '' },
  });
  const { data } = ask;
  return (
    <DeskPage
      title={data ? (data.name ?? t('pages.hidden')) : t('pages.one')}
      crumbs={[
        { says: t('pages.title'), to: '/desk/nomination-rounds' },
        ...(data ? [{ says: data.roundName, to: `/desk/nomination-rounds/${data.roundId}` }] : []),
      ]}
      meta={data ? <Tag tone={stateTones[data.state]}>{t(`state.${data.state}`)}</Tag> : undefined}
      actions={
        data?.mayKeep ? (
          <MovesPanel
            moves={data.moves}
            nameOf={(move) => t(`move.${move}`)}
            papers={data.papers}
            ends={['withdraw', 'break']}
            schema={moveSchema}
            onSend={(move, body) =>
              moving.tell({
                params: { nominationId: data.id },
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
            {row.also.length === 0 ? null : (
              <Notice tone="attention" title={t('pages.also')}>
                <ul>
                  {row.also.map(({ id, roundName }) => (
                    <li key={id}>
                      <Link to={`/desk/nominations/${id}`}>{roundName}</Link>
                    </li>
                  ))}
                </ul>
              </Notice>
            )}
            <DeskSheet title={t('pages.nominee')}>
              <Facts row={row} />
            </DeskSheet>
            <PapersPanel
              of={contract.nominationPapers}
              recordId={row.id}
              papers={row.papers}
              mayAdd={row.mayKeep}
              onAdded={() => ask.refetch()}
            />
            <TrailPanel events={row.events} nameOf={(move) => t(`move.${move}`)} />
          </>
        )}
      </Asked>
    </DeskPage>
  );
}

function Facts({ row }: { readonly row: NominationDetail }) {
  const t = useWords('nominations');
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
        fact('organisation', row.organisationName),
        fact('post', row.post),
        fact('place', row.place ?? '—'),
        fact('county', areas.countyName(row.county)),
        fact('cluster', areas.clusterName(row.cluster)),
        fact('recommended', day(row.recommendedOn)),
        fact('service-from', day(row.serviceFrom)),
        fact('service-last', day(row.serviceLastDay)),
      ]}
    />
  );
}
