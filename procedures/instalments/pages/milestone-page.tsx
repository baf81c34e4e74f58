import { Asked, useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { addressOf, upload } from '@yanzhen/web-kit/client.ts';
import { denseDate, denseMoment } from '@yanzhen/web-kit/dates.ts';
import { DeskFacts } from '@yanzhen/web-kit/desk/desk-facts.tsx';
import { DeskPage, DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { DeskTimeline } from '@yanzhen/web-kit/desk/desk-timeline.tsx';
import { WordsDialogue } from '@yanzhen/web-kit/desk/words-dialogue.tsx';
import { FileUpload } from '@yanzhen/web-kit/plain/file-upload.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { Money } from '@yanzhen/web-kit/plain/texts.tsx';
import { Link, useRoute } from '@yanzhen/web-kit/route.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useState } from 'react';
import * as contract from '../contract-milestones.ts';
import type { MilestoneDetail } from '../contract-milestones.ts';
import { MilestoneMark } from './milestones-page.tsx';

type Move = MilestoneDetail['moves'][number];

/** One milestone of a grant: what was agreed on and reported, its papers, and its acceptance. */
export function MilestonePage() {
  const t = useWords('instalments');
  const { params } = useRoute();
  const ask = useAsk(contract.showMilestone, {
    params: { milestoneId: params['milestoneId'] ?? '' },
  });
  const { data } = ask;
  return (
    <DeskPage
      title={data?.says ?? t('pages.milestones.one')}
      crumbs={[{ says: t('pages.milestones.title'), to: '/desk/milestones' }]}
      meta={data ? <MilestoneMark milestone={data} /> : undefined}
      actions={data ? <Acts milestone={data} /> : undefined}
    >
      <Asked of={ask}>
        {(milestone) => (
          <>
            <Facts milestone={milestone} />
            <DeskSheet title={t('pages.milestones.papers')}>
              <MilestonePapers milestone={milestone} onAdded={() => ask.refetch()} />
            </DeskSheet>
            <DeskSheet title={t('pages.milestones.history')}>
              <DeskTimeline
                events={milestone.events.map(({ id, move, by, reason, at }) => ({
                  id,
                  title: t(`pages.milestones.${move}`),
                  by,
                  at,
                  ...(reason === null ? {} : { detail: reason }),
                }))}
              />
            </DeskSheet>
          </>
        )}
      </Asked>
    </DeskPage>
  );
}

interface Of {
  readonly milestone: MilestoneDetail;
}

function Facts({ milestone }: Of) {
  const t = useWords('instalments');
  const text = useText();
  const fact = (id: string, value: React.ReactNode, span = 1) => ({
    id,
    label: t(`pages.milestones.${id}`),
    value,
    span,
  });
  const { reportedBy, reportedAt, acceptedBy, acceptedAt, amountFen, partState } = milestone;
  return (
    <DeskSheet title={t('pages.milestones.one')}>
      <DeskFacts
        facts={[
          fact('name', milestone.name),
          fact(
            'case',
            <Link to={`/desk/cases/${milestone.applicationId}`}>{milestone.reference ?? '—'}</Link>,
          ),
          fact('due', denseDate(milestone.dueOn)),
          fact('part', `${text(milestone.partName)} ${partState ? `· ${t(`state.${partState}`)}` : ''}`),
          fact('amount', amountFen === null ? '—' : <Money fen={amountFen} />),
          fact(
            'reported',
            reportedBy && reportedAt ? `${reportedBy} ${denseMoment(reportedAt)}` : '—',
          ),
          fact(
            'accepted',
            acceptedBy && acceptedAt ? `${acceptedBy} ${denseMoment(acceptedAt)}` : '—',
          ),
          ...(milestone.report === null ? [] : [fact('report-text', milestone.report, 2)]),
          ...(milestone.note === null ? [] : [fact('note', milestone.note, 2)]),
        ]}
      />
    </DeskSheet>
  ); // prettier-ignore
}

/** The papers of a milestone; who reports it adds more. */
export function MilestonePapers({
  milestone,
  onAdded,
}: Of & { readonly onAdded: () => Promise<unknown> }) {
  const t = useWords('instalments');
  const params = { milestoneId: milestone.id };
  const hrefOf = (evidenceId: string) =>
    addressOf(contract.showMilestonePaper, { params: { ...params, evidenceId } });
  if (!milestone.moves.includes('report')) {
    if (milestone.evidence.length === 0) return <p>{t('pages.milestones.no-paper')}</p>;
    return (
      <ul>
        {milestone.evidence.map(({ id, name }) => (
          <li key={id}>
            <a href={hrefOf(id)} target="_blank" rel="noreferrer">
              {name}
            </a>
          </li>
        ))}
      </ul>
    );
  }
  return (
    <FileUpload
      id="papers"
      label={t('pages.milestones.papers')}
      hint={t('pages.milestones.papers-hint')}
      maxFiles={20}
      files={milestone.evidence.map(({ id, name, bytes }) => ({
        id,
        name,
        sizeBytes: bytes,
        href: hrefOf(id),
        removable: false,
      }))}
      onUpload={async (file, onProgress) => {
        await upload(contract.addMilestonePaper, { params, files: { file } }, onProgress);
        await onAdded();
      }}
    />
  );
}

function Acts({ milestone }: Of) {
  const t = useWords('instalments');
  const reporting = useTell(contract.reportMilestone);
  const sending = useTell(contract.sendBackMilestone);
  const accepting = useTell(contract.acceptMilestone);
  const [open, setOpen] = useState<Move | null>(null);
  const params = { milestoneId: milestone.id };
  const { version, evidence } = milestone;
  const send = (move: Move, { words = '', evidenceId = '' }: Readonly<Record<string, string>>) => {
    if (move === 'report') return reporting.tell({ params, body: { version, report: words } });
    if (move === 'send-back') return sending.tell({ params, body: { version, reason: words } });
    const note = words === '' ? {} : { note: words };
    return accepting.tell({ params, body: { version, evidenceId, ...note } });
  };
  return (
    <>
      {milestone.moves.map((move) => (
        <Button
          key={move}
          type={move === 'send-back' ? 'default' : 'primary'}
          danger={move === 'send-back'}
          onClick={() => setOpen(move)}
        >
          {t(`pages.milestones.${move}`)}
        </Button>
      ))}
      {open === null ? null : (
        <WordsDialogue
          title={t(`pages.milestones.${open}`)}
          explains={<p>{t(`pages.milestones.${open}-says`)}</p>}
          danger={open === 'send-back'}
          notNow={evidence.length === 0}
          fields={[
            ...(open === 'accept'
              ? [
                  {
                    id: 'evidenceId',
                    label: t('pages.milestones.rests-on'),
                    required: true,
                    first: evidence[0]?.id ?? '',
                    options: evidence.map(({ id, name }) => ({ value: id, label: name })),
                  },
                ]
              : []),
            {
              id: 'words',
              label: t(`pages.milestones.${open}-words`),
              required: open !== 'accept',
            },
          ]}
          onSend={(words) => send(open, words)}
          onDone={() => {
            announce(t('pages.milestones.done'));
            setOpen(null);
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}
