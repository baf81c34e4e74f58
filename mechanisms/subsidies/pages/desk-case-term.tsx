import { extendTerm, recountTerm } from '@yanzhen/procedures/applications/contract.ts';
import { lapseCase } from '@yanzhen/procedures/lapses/contract.ts';
import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { WordsDialogue } from '@yanzhen/web-kit/desk/words-dialogue.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useState } from 'react';
import type { SubsidyCase } from '../contract.ts';

const acts = ['extend-term', 'recount-term', 'compare'] as const;
type Act = (typeof acts)[number];

/** Acts on the term and the approval of a case; nothing where the reader may make none. */
export function CaseTerm({ view }: { readonly view: SubsidyCase }) {
  const t = useWords('subsidies');
  const [open, setOpen] = useState<Act | null>(null);
  const may = (act: Act) =>
    act === 'compare' ? view.mayCompare : view.allowedMoves.includes(act) && hasTerm(act, view);
  const can = acts.filter(may);
  if (can.length === 0) return null;
  return (
    <div className="yz-moves">
      {can.map((act) => (
        <Button key={act} size="small" onClick={() => setOpen(act)}>
          {t(`pages.desk.term.${act}`)}
        </Button>
      ))}
      {open === null ? null : <ActDialogue act={open} view={view} onClose={() => setOpen(null)} />}
    </div>
  );
}

/** A term is extended once, and set right only where one runs. */
function hasTerm(act: Act, view: SubsidyCase): boolean {
  const extended = view.timeline.some((event) => event.move === 'extend-term');
  return act === 'extend-term' ? !extended : view.standing.counting !== null;
}

interface ActDialogueProps {
  readonly act: Act;
  readonly view: SubsidyCase;
  readonly onClose: () => void;
}

function ActDialogue({ act, view, onClose }: ActDialogueProps) {
  const t = useWords('subsidies');
  const text = useText();
  const extend = useTell(extendTerm);
  const recount = useTell(recountTerm);
  const compare = useTell(lapseCase);
  const params = { applicationId: view.applicationId };
  const says = (id: string) => t(`pages.desk.term.${id}`);
  const reason = { id: 'reason', label: says('reason'), hint: says('reason-hint'), required: true };
  const common = { title: says(act), explains: <p>{says(`${act}-says`)}</p>, onClose };
  const done = (words: string) => () => {
    announce(words);
    onClose();
  };
  if (act === 'compare') {
    return (
      <WordsDialogue
        {...common}
        fields={[]}
        onSend={async () => {
          const { changed } = await compare.tell({ params });
          const names = changed.map(({ name }) => text(name)).join(t('pages.desk.separator'));
          announce(changed.length === 0 ? says('same') : t('pages.desk.term.lapsed', { names }));
        }}
        onDone={onClose}
      />
    );
  }
  if (act === 'recount-term') {
    const from = view.standing.counting?.from ?? '';
    return (
      <WordsDialogue
        {...common}
        fields={[
          { id: 'from', label: says('from'), hint: says('from-hint'), day: true, first: from },
          reason,
        ]}
        onSend={(words) =>
          recount.tell({
            params,
            body: {
              reason: words['reason'] ?? '',
              ...(words['from'] && words['from'] !== from ? { from: words['from'] } : {}),
            },
          })
        }
        onDone={done(says('recounted'))}
      />
    );
  }
  return (
    <WordsDialogue
      {...common}
      fields={[
        {
          id: 'workingDays',
          label: says('days'),
          hint: says('days-hint'),
          required: true,
          line: 2,
        },
        { id: 'document', label: says('document'), required: true, line: 200 },
        reason,
      ]}
      onSend={(words) =>
        extend.tell({
          params,
          body: {
            workingDays: Number(words['workingDays']),
            document: words['document'] ?? '',
            reason: words['reason'] ?? '',
          },
        })
      }
      onDone={done(says('extended'))}
    />
  );
}
