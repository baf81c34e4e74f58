import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { WordsDialogue } from '@yanzhen/web-kit/desk/words-dialogue.tsx';
import { Link, useRoute } from '@yanzhen/web-kit/route.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useState } from 'react';
import { correctLetter, type CorrectionView, type LetterView } from '../contract.ts';

/** What an issued letter corrects, what corrects it, and the start of a correction (更正). */
export function CorrectionSheet({ letter }: { readonly letter: LetterView }) {
  const t = useWords('letters');
  const { go } = useRoute();
  const [open, setOpen] = useState(false);
  const start = useTell(correctLetter);
  const { corrects, correctedBy, mayCorrect } = letter;
  if (!corrects && !correctedBy && !mayCorrect) return null;
  return (
    <DeskSheet title={t('pages.show.correction')}>
      {corrects ? <Other says={t('pages.show.corrects')} other={corrects} /> : null}
      {correctedBy ? <Other says={t('pages.show.corrected-by')} other={correctedBy} /> : null}
      {mayCorrect ? (
        <Button onClick={() => setOpen(true)}>{t('pages.show.start-correction')}</Button>
      ) : null}
      {open ? (
        <WordsDialogue
          title={t('pages.show.start-correction')}
          explains={<p>{t('pages.show.correction-explains')}</p>}
          fields={[{ id: 'what', label: t('pages.show.correction-what'), required: true }]}
          onSend={async ({ what = '' }) => {
            const told = await start.tell({ params: { letterId: letter.id }, body: { what } });
            if (told) go(`/desk/letters/${told.id}/edit`);
            return told;
          }}
          onDone={() => setOpen(false)}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </DeskSheet>
  );
}

function Other({ says, other }: { readonly says: string; readonly other: CorrectionView }) {
  const t = useWords('letters');
  return (
    <p>
      {says}{' '}
      <Link to={`/desk/letters/${other.id}`}>{other.number ?? t('pages.show.not-issued-yet')}</Link>
      <br />
      {other.what}
    </p>
  );
}
