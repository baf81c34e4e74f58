import { Asked, useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { download } from '@yanzhen/web-kit/client.ts';
import { DeskFacts } from '@yanzhen/web-kit/desk/desk-facts.tsx';
import { DeskPage, DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { DeskTimeline } from '@yanzhen/web-kit/desk/desk-timeline.tsx';
import { MoveButtons } from '@yanzhen/web-kit/desk/move-buttons.tsx';
import { Notice } from '@yanzhen/web-kit/plain/notice.tsx';
import { DateText } from '@yanzhen/web-kit/plain/texts.tsx';
import { Link, useRoute } from '@yanzhen/web-kit/route.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import * as contract from '../contract.ts';
import { ChangesSheet } from './changes-sheet.tsx';
import { CorrectionSheet } from './correction-sheet.tsx';
import { CountersignMoves, CountersignSheet } from './countersign-moves.tsx';
import { FigureSheet } from './figure-sheet.tsx';
import { FindingList } from './finding-list.tsx';
import { openFindings } from './findings.ts';
import { LetterFrame } from './letter-frame.tsx';
import { StateTag } from './state-tag.tsx';
import './letters.css';

/** One letter: where it stands, its text and figures, what was found, and what the reader can do. */
export function LetterPage() {
  const t = useWords('letters');
  const { params, go } = useRoute();
  const letterId = params['letterId'] ?? '';
  const ask = useAsk(contract.showLetter, { params: { letterId } });
  const letter = ask.data;
  const mayEdit = letter?.moves.some((each) => each.move === 'edit' && each.excluded === null);
  return (
    <DeskPage
      title={letter?.title ?? t('pages.list.title')}
      crumbs={[{ says: t('pages.list.title'), to: '/desk/letters' }]}
      meta={letter ? <StateTag state={letter.state} /> : undefined}
      actions={
        mayEdit ? (
          <Button onClick={() => go(`/desk/letters/${letterId}/edit`)}>
            {t('pages.show.edit')}
          </Button>
        ) : undefined
      }
    >
      <Asked of={ask} rows={10}>
        {(shown) => <LetterParts letter={shown} />}
      </Asked>
    </DeskPage>
  );
}

function LetterParts({ letter }: { readonly letter: contract.LetterView }) {
  const t = useWords('letters');
  return (
    <div className="yz-letter">
      <div className="yz-letter-side">
        {letter.letterheadAssumed ? (
          <Notice tone="attention">{t('pages.show.assumed')}</Notice>
        ) : null}
        <Standing letter={letter} />
        <Moves letter={letter} />
        <CountersignSheet letter={letter} />
        {letter.issue === null ? (
          <DeskSheet title={t('pages.show.findings')}>
            <FindingList findings={letter.findings} />
          </DeskSheet>
        ) : (
          <Files letter={letter} issue={letter.issue} />
        )}
        <CorrectionSheet letter={letter} />
        <FigureSheet letterId={letter.id} figures={letter.figures} />
        {letter.issue === null ? (
          <ChangesSheet letterId={letter.id} version={letter.version} />
        ) : null}
        <DeskSheet title={t('pages.show.history')}>
          <DeskTimeline
            events={letter.events.toReversed().map((event) => ({
              id: event.id,
              at: event.at,
              title: t(`move.${event.move}`),
              by: `${event.by} (${t(`duty.${event.duty}`)})`,
              ...(event.reason === null
                ? {}
                : {
                    detail: event.reason,
                    ...(back.includes(event.move) ? { tone: 'bad' as const } : {}),
                  }),
              ...(event.move === 'issue' ? { tone: 'good' as const } : {}),
            }))}
          />
        </DeskSheet>
      </div>
      <LetterFrame html={letter.html} />
    </div>
  );
}

/** Moves that send a letter back. */
const back: readonly string[] = ['return', 'object', 'send-back'];

function Standing({ letter }: { readonly letter: contract.LetterView }) {
  const t = useWords('letters');
  const { issue } = letter;
  return (
    <DeskFacts
      facts={[
        { id: 'suggestion', label: t('pages.show.suggestion'), value: letter.suggestionNumber },
        { id: 'deputy', label: t('pages.show.deputy'), value: letter.deputyName },
        ...(issue === null
          ? [
              {
                id: 'with',
                label: t('pages.show.with'),
                value: letter.holder === null ? '–' : t(`holder.${letter.holder}`),
              },
            ]
          : [
              { id: 'number', label: t('pages.show.number'), value: issue.number },
              {
                id: 'on',
                label: t('pages.show.issued-on'),
                value: <DateText on={issue.issuedOn} />,
              },
              { id: 'signer', label: t('pages.show.signer'), value: issue.signer },
            ]),
      ]}
    />
  );
}

type AskedMove = Exclude<contract.MoveId, 'edit' | 'ask-countersign' | 'countersign'>;
/** Made by dialogues of their own: they ask for units. */
const elsewhere: readonly contract.MoveId[] = ['edit', 'ask-countersign', 'countersign'];
const main: readonly contract.MoveId[] = ['submit', 'check', 'issue', 'seal', 'send', 'archive'];

function Moves({ letter }: { readonly letter: contract.LetterView }) {
  const t = useWords('letters');
  const move = useTell(contract.moveLetter);
  const offered = letter.moves.filter((each) => !elsewhere.includes(each.move));
  if (letter.moves.every((each) => each.move === 'edit')) return null;
  const open = openFindings(letter.findings).length;
  return (
    <div className="yz-desk-acts">
      <MoveButtons
        moves={offered.map(({ move: id, needsReason, excluded }) => ({
          id,
          label: t(`move.${id}`),
          explains: <p>{t(`explains.${id}`)}</p>,
          tone: main.includes(id) ? ('primary' as const) : ('plain' as const),
          reason: needsReason ? ('required' as const) : ('none' as const),
          notNow:
            excluded !== null
              ? t('pages.show.excluded', { duty: t(`duty.${excluded}`) })
              : id === 'submit' && open > 0
                ? t('pages.show.mended-first', { count: open })
                : undefined,
          doneSays: t('pages.show.done', { move: t(`move.${id}`) }),
        }))}
        onMove={(id, reason) =>
          move.tell({
            params: { letterId: letter.id },
            body: { move: id as AskedMove, version: letter.version, ...(reason ? { reason } : {}) },
          })
        }
      />
      <CountersignMoves letter={letter} />
    </div>
  );
}

function Files({
  letter,
  issue,
}: {
  readonly letter: contract.LetterView;
  readonly issue: NonNullable<contract.LetterView['issue']>;
}) {
  const t = useWords('letters');
  const params = { letterId: letter.id };
  return (
    <DeskSheet title={t('pages.show.downloads')}>
      <div className="yz-desk-acts">
        <Button onClick={() => void download(contract.docx, { params })}>
          {t('pages.show.docx')}
        </Button>
        <Button onClick={() => void download(contract.pdf, { params })}>
          {t('pages.show.pdf')}
        </Button>
        <Button onClick={() => void download(contract.html, { params })}>
          {t('pages.show.html')}
        </Button>
        <Link to={`/letters/${letter.id}`}>{t('pages.show.verify')}</Link>
      </div>
      <dl className="yz-digests">
        <dt>{t('pages.show.digest')}</dt>
        <dd>{issue.contentDigest}</dd>
        <dt>{t('pages.show.docx-digest')}</dt>
        <dd>{issue.docxDigest}</dd>
        <dt>{t('pages.show.pdf-digest')}</dt>
        <dd>{issue.pdfDigest}</dd>
        <dt>{t('pages.show.fonts')}</dt>
        <dd>{issue.fonts.join(', ')}</dd>
      </dl>
    </DeskSheet>
  );
}
