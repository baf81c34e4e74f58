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
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { Link, useRoute } from '@yanzhen/web-kit/route.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import * as contract from '../contract.ts';
import type { RoundDetail } from '../contract.ts';
import { roundTones, stateTones } from './tones.ts';

/** One round: its places and who holds them. */
export function RoundPage() {
  const t = useWords('nominations');
  const { params } = useRoute();
  const ask = useAsk(contract.showRound, { params: { roundId: params['roundId'] ?? '' } });
  const { data } = ask;
  return (
    <DeskPage
      title={data?.name ?? t('pages.one-round')}
      crumbs={[{ says: t('pages.title'), to: '/desk/nomination-rounds' }]}
      meta={
        data ? <Tag tone={roundTones[data.state]}>{t(`round-state.${data.state}`)}</Tag> : undefined
      }
      actions={data?.mayKeep ? <Acts round={data} /> : undefined}
    >
      <Asked of={ask}>
        {(round) => (
          <>
            <DeskSheet title={t('pages.content')}>
              <Facts round={round} />
            </DeskSheet>
            <Nominees round={round} />
            <PapersPanel
              of={contract.roundPapers}
              recordId={round.id}
              papers={round.papers}
              mayAdd={round.mayKeep}
              onAdded={() => ask.refetch()}
            />
            <TrailPanel events={round.events} nameOf={(move) => t(`round-move.${move}`)} />
          </>
        )}
      </Asked>
    </DeskPage>
  );
}

interface RoundProps {
  readonly round: RoundDetail;
}

function Facts({ round: row }: RoundProps) {
  const t = useWords('nominations');
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
        fact('year', row.year),
        fact('authority', row.authority),
        fact('field', row.field ?? '—'),
        fact('county', areas.countyName(row.county)),
        fact('cluster', areas.clusterName(row.cluster)),
        fact('applied-places', row.appliedPlaces),
        fact('held', row.places === null ? '—' : t('pages.held', { held: row.held, places: row.places })),
        fact('closes', denseDate(row.closesOn)),
        fact('service-months', row.serviceMonths === 0 ? t('pages.none') : t('pages.months', { count: row.serviceMonths })),
      ]}
    />
  );
} // prettier-ignore

function Nominees({ round }: RoundProps) {
  const t = useWords('nominations');
  const label = (id: string) => t(`pages.fields.${id}`);
  return (
    <DeskSheet title={t('pages.nominees')}>
      {round.nominations.length === 0 ? (
        <p>{t('pages.nominees-none')}</p>
      ) : (
        <PlainTable
          caption={t('pages.nominees')}
          rows={round.nominations}
          rowKey={(row) => row.id}
          columns={[
            { id: 'place', title: label('place'), cell: (row) => row.place ?? '—' },
            {
              id: 'person',
              title: label('person'),
              cell: (row) => (
                <Link to={`/desk/nominations/${row.id}`}>{row.name ?? t('pages.hidden')}</Link>
              ),
            },
            {
              id: 'organisation',
              title: label('organisation'),
              cell: (row) => row.organisationName,
            },
            { id: 'post', title: label('post'), cell: (row) => row.post },
            {
              id: 'state',
              title: label('state'),
              cell: (row) => <Tag tone={stateTones[row.state]}>{t(`state.${row.state}`)}</Tag>,
            },
          ]}
        />
      )}
    </DeskSheet>
  );
}

const moveSchema = bodySchema(contract.moveRound).omit({ version: true, move: true });

function Acts({ round }: RoundProps) {
  const t = useWords('nominations');
  const moving = useTell(contract.moveRound);
  const nominating = useTell(contract.nominate);
  const label = (id: string) => t(`pages.fields.${id}`);
  const params = { roundId: round.id };
  return (
    <>
      <MovesPanel
        moves={round.moves}
        nameOf={(move) => t(`round-move.${move}`)}
        papers={round.papers}
        ends={['withdraw']}
        schema={moveSchema}
        fields={{
          open: [
            { id: 'places', kind: 'number', label: label('places'), first: String(round.appliedPlaces) },
          ],
        }}
        onSend={(move, body) =>
          moving.tell({ params, body: { ...body, version: round.version, move } })
        }
      />
      {round.state === 'open' ? (
        <FormButtonPanel
 button={{ type: 'primary' }}
          title={t('pages.nominate')}
          schema={bodySchema(contract.nominate)}
          onSend={(body) => nominating.tell({ params, body })}
          fields={[
            { id: 'name', kind: 'line', label: label('person') },
            { id: 'identityNumber', kind: 'line', label: label('identity'), hint: t('pages.identity-hint') },
            { id: 'organisationId', kind: 'organisation', label: label('organisation') },
            { id: 'post', kind: 'line', label: label('post') },
            { id: 'area', kind: 'area', label: '' },
          ]}
/>
      ) : null}
    </>
  );
} // prettier-ignore
