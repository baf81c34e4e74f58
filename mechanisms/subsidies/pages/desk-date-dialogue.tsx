import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { WordsDialogue } from '@yanzhen/web-kit/desk/words-dialogue.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { correctDate, type SubsidyCase } from '../contract.ts';

interface DateDialogueProps {
  readonly view: SubsidyCase;
  readonly fact: SubsidyCase['facts'][number];
  readonly onClose: () => void;
}

/** Sets a day among the facts right by the paper that shows it, with the reason. */
export function DateDialogue({ view, fact, onClose }: DateDialogueProps) {
  const t = useWords('subsidies');
  const text = useText();
  const correct = useTell(correctDate);
  const label = text(fact.label);
  return (
    <WordsDialogue
      title={t('pages.desk.dates.act')}
      explains={<p>{t('pages.desk.dates.explains', { label })}</p>}
      fields={[
        {
          id: 'value',
          label,
          required: true,
          day: true,
          first: typeof fact.value === 'string' ? fact.value : '',
        },
        {
          id: 'reason',
          label: t('pages.desk.bulk.reason'),
          hint: t('pages.desk.dates.hint'),
          required: true,
        },
      ]}
      onSend={({ value = '', reason = '' }) =>
        correct.tell({
          params: { applicationId: view.applicationId, factId: fact.id },
          body: { value, reason },
        })
      }
      onDone={() => {
        announce(t('pages.desk.dates.done'));
        onClose();
      }}
      onClose={onClose}
    />
  );
}
