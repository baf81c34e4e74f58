import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import type { Act } from './acts.ts';
import { FieldsDialogue } from './fields-dialogue.tsx';

interface ActDialogueProps {
  readonly act: Act;
  readonly proposalId: string;
  readonly onClose: () => void;
}

/** Asks for what an act needs, and makes it. */
export function ActDialogue({ act, proposalId, onClose }: ActDialogueProps) {
  const t = useWords('proposals');
  const { tell } = useTell(act.endpoint);
  return (
    <FieldsDialogue
      title={act.title}
      {...(act.says === undefined ? {} : { explains: <p>{act.says}</p> })}
      fields={act.fields}
      onClose={onClose}
      onSend={async (values) => {
        await tell({ params: { proposalId }, body: act.body(values) });
        announce(t('pages.acts.done', { act: act.title }));
      }}
    />
  );
}
