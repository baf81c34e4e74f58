import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { WordsDialogue } from '@yanzhen/web-kit/desk/words-dialogue.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Moment } from '@yanzhen/web-kit/plain/texts.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Button, Modal, Select } from 'antd';
import { useId, useState } from 'react';
import { moveLetter, type LetterView } from '../contract.ts';

/** Asking units to countersign, and countersigning for one of them. */
export function CountersignMoves({ letter }: { readonly letter: LetterView }) {
  const t = useWords('letters');
  const [open, setOpen] = useState<'ask-countersign' | 'countersign' | null>(null);
  const offered = letter.moves.filter(
    ({ move, excluded }) =>
      excluded === null && (move === 'ask-countersign' || move === 'countersign'),
  );
  const close = (): void => setOpen(null);
  return (
    <>
      {offered.map(({ move }) => (
        <Button
          key={move}
          type={move === 'countersign' ? 'primary' : 'default'}
          onClick={() => setOpen(move === 'countersign' ? move : 'ask-countersign')}
        >
          {t(`move.${move}`)}
        </Button>
      ))}
      {open === 'ask-countersign' ? <AskDialogue letter={letter} onClose={close} /> : null}
      {open === 'countersign' ? <GiveDialogue letter={letter} onClose={close} /> : null}
    </>
  );
}

interface DialogueProps {
  readonly letter: LetterView;
  readonly onClose: () => void;
}

function AskDialogue({ letter, onClose }: DialogueProps) {
  const t = useWords('letters');
  const id = useId();
  const move = useTell(moveLetter);
  const [offices, setOffices] = useState<string[]>([]);
  const send = async (): Promise<void> => {
    const body = { move: 'ask-countersign' as const, version: letter.version, offices };
    const told = await move.tell({ params: { letterId: letter.id }, body }).catch(() => undefined);
    if (!told) return;
    announce(t('pages.show.done', { move: t('move.ask-countersign') }));
    onClose();
  };
  return (
    <Modal
      open
      title={t('move.ask-countersign')}
      okText={t('move.ask-countersign')}
      confirmLoading={move.pending}
      onOk={() => void send()}
      onCancel={onClose}
    >
      <p>{t('explains.ask-countersign')}</p>
      {move.problem === null ? null : <ProblemNotice problem={move.problem} />}
      <div className="yz-edit-field">
        <label htmlFor={id}>{t('pages.show.countersign-offices')}</label>
        <Select
          id={id}
          mode="multiple"
          maxCount={10}
          className="yz-words-select"
          value={offices}
          onChange={setOffices}
          options={letter.offices.map((office) => ({ value: office, label: office }))}
        />
      </div>
    </Modal>
  );
}

function GiveDialogue({ letter, onClose }: DialogueProps) {
  const t = useWords('letters');
  const move = useTell(moveLetter);
  const left = letter.countersigns.filter((each) => each.at === null).map((each) => each.office);
  return (
    <WordsDialogue
      title={t('move.countersign')}
      explains={<p>{t('explains.countersign')}</p>}
      fields={[
        {
          id: 'office',
          label: t('pages.show.countersign-for'),
          required: true,
          first: left.length === 1 ? (left[0] ?? '') : '',
          options: left.map((office) => ({ value: office, label: office })),
        },
        { id: 'opinion', label: t('pages.show.opinion') },
      ]}
      onSend={({ office = '', opinion = '' }) => {
        const body = {
          move: 'countersign' as const,
          version: letter.version,
          offices: [office],
          reason: opinion,
        };
        return move.tell({ params: { letterId: letter.id }, body });
      }}
      onDone={() => {
        announce(t('pages.show.done', { move: t('move.countersign') }));
        onClose();
      }}
      onClose={onClose}
    />
  );
}

/** Units that were asked to countersign this version, and what they said. */
export function CountersignSheet({ letter }: { readonly letter: LetterView }) {
  const t = useWords('letters');
  if (letter.countersigns.length === 0) return null;
  return (
    <DeskSheet title={t('pages.show.countersigns')}>
      <ul className="yz-findings">
        {letter.countersigns.map(({ office, by, opinion, at }) => (
          <li key={office}>
            <strong>{office}</strong>
            <p className="yz-small">
              {at === null ? (
                t('pages.show.not-countersigned')
              ) : (
                <>
                  {t('pages.show.countersigned', { by: by ?? '' })} <Moment at={at} />
                </>
              )}
            </p>
            {opinion === null ? null : <p>{opinion}</p>}
          </li>
        ))}
      </ul>
    </DeskSheet>
  );
}
