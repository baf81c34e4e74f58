import { Asked, useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { addressOf, type ReplyOf } from '@yanzhen/web-kit/client.ts';
import { DeskFacts } from '@yanzhen/web-kit/desk/desk-facts.tsx';
import { DeskPage, DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { MoveButtons, type DeskMove } from '@yanzhen/web-kit/desk/move-buttons.tsx';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { Link, useRoute } from '@yanzhen/web-kit/route.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import * as contract from '../contract.ts';
import { useBenefitNames } from './names.ts';
import { Recompute } from './recompute-command.tsx';
import { useRoundFacts } from './round-facts.ts';
import { StrataTable } from './strata-table.tsx';
import './second-looks.css';

type Shown = ReplyOf<typeof contract.showRound>;

/** One round: what is published of it, its next step, and its results by officer and benefit. */
export function RoundPage() {
  const t = useWords('second-looks');
  const { params } = useRoute();
  const ask = useAsk(contract.showRound, { params: { roundId: params['roundId'] ?? '' } });
  const { data } = ask;
  return (
    <DeskPage
      title={t('pages.desk-round.title', { number: data?.number ?? '' })}
      crumbs={[{ says: t('pages.desk-round.back'), to: '/desk/second-looks/rounds' }]}
      meta={data ? <Tag>{t(`round-state.${data.state}`)}</Tag> : undefined}
      actions={data ? <Steps round={data} /> : undefined}
    >
      <Asked of={ask}>{(round) => <Sheets round={round} />}</Asked>
    </DeskPage>
  );
}

function Steps({ round }: { readonly round: Shown }) {
  const t = useWords('second-looks');
  const listing = useTell(contract.makeList);
  const drawing = useTell(contract.drawRound);
  const step = (id: 'make-list' | 'draw', doneSays: string): DeskMove => ({
    id,
    label: t(`pages.desk-round.${id}`),
    tone: 'primary',
    explains: t(`pages.desk-round.${id}-says`),
    doneSays: t(doneSays),
  });
  const moves = [
    ...(round.mayList ? [step('make-list', 'pages.desk-round.listed')] : []),
    ...(round.mayDraw ? [step('draw', 'pages.desk-round.drawn')] : []),
  ];
  const params = { roundId: round.id };
  return (
    <MoveButtons
      moves={moves}
      onMove={(id) => (id === 'draw' ? drawing.tell({ params }) : listing.tell({ params }))}
    />
  );
}

function Sheets({ round }: { readonly round: Shown }) {
  const t = useWords('second-looks');
  const benefit = useBenefitNames();
  const facts = useRoundFacts()(round);
  const { account } = useSession();
  const mayDownload = account?.roles.some((role) =>
    ['second-look-officer', 'auditor'].includes(role),
  );
  return (
    <>
      <DeskSheet
        title={t('pages.desk-round.published')}
        actions={<Link to={`/second-looks/${round.id}`}>{t('pages.desk-round.public-page')}</Link>}
      >
        <DeskFacts
          columns={1}
          facts={[
            ...facts,
            {
              id: 'shares',
              label: t('pages.round.shares'),
              value: round.shares.map((share) => (
                <div key={share.benefit}>
                  {benefit(share.benefit)}: {t('pages.round.share', { ...share })}
                </div>
              )),
            },
          ]}
        />
      </DeskSheet>
      {round.state === 'drawn' ? (
        <DeskSheet title={t('pages.desk-round.recompute')}>
          <p>{t('pages.desk-round.recompute-says')}</p>
          <Recompute roundId={round.id} number={round.number} />
        </DeskSheet>
      ) : null}
      <DeskSheet
        title={t('pages.desk-round.results')}
        actions={<Link to="/desk/second-looks">{t('pages.desk-round.tasks')}</Link>}
      >
        <Results round={round} />
      </DeskSheet>
      {round.strata.length === 0 ? null : (
        <DeskSheet
          title={t('pages.round.strata')}
          actions={
            mayDownload ? (
              <a
                href={addressOf(contract.downloadList, { params: { roundId: round.id } })}
                download
              >
                {t('pages.desk-round.download')}
              </a>
            ) : undefined
          }
        >
          <StrataTable strata={round.strata} />
        </DeskSheet>
      )}
    </>
  );
}

function Results({ round }: { readonly round: Shown }) {
  const t = useWords('second-looks');
  const benefit = useBenefitNames();
  if (round.state !== 'drawn') return <p>{t('pages.desk-round.results-none')}</p>;
  return (
    <PlainTable
      caption={t('pages.desk-round.results')}
      rows={round.results}
      rowKey={(row) => `${row.officer} ${row.benefitId} ${row.outcome}`}
      columns={[
        { id: 'officer', title: t('pages.desk-round.officer'), cell: (row) => row.officer || '—' },
        { id: 'benefit', title: t('pages.round.benefit'), cell: (row) => benefit(row.benefitId) },
        {
          id: 'outcome',
          title: t('pages.round.outcome'),
          cell: (row) => t(`outcome.${row.outcome}`),
        },
        {
          id: 'decided',
          title: t('pages.desk-round.decided'),
          align: 'end',
          cell: (row) => row.decided,
        },
        {
          id: 'picked',
          title: t('pages.desk-round.picked'),
          align: 'end',
          cell: (row) => row.picked,
        },
        {
          id: 'agreed',
          title: t('pages.desk-round.agreed'),
          align: 'end',
          cell: (row) => row.agreed,
        },
        {
          id: 'disagreed',
          title: t('pages.desk-round.disagreed'),
          align: 'end',
          cell: (row) =>
            row.disagreed > 0 ? <Tag tone="attention">{row.disagreed}</Tag> : row.disagreed,
        },
      ]}
    />
  );
}
