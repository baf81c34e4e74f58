import { useSession } from '@yanzhen/web-kit/session.ts';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useState } from 'react';
import type * as z from 'zod';
import type { PaperView } from '../contract.ts';
import { RecordFormPanel, type FormField } from './record-form-panel.tsx';

interface OfferedMove<Move extends string> {
  readonly move: Move;
  readonly paper: boolean;
  readonly day: boolean;
}

interface MovesPanelProps<Move extends string, Schema extends z.ZodType> {
  readonly moves: readonly OfferedMove<Move>[];
  readonly nameOf: (move: Move) => string;
  readonly papers: readonly PaperView[];
  /** Moves that end or take back something. */
  readonly ends: readonly Move[];
  /** What a move asks for beside reason, day and paper. */
  readonly fields?: Readonly<Partial<Record<Move, readonly FormField[]>>>;
  /** The endpoint's body without version and move. */
  readonly schema: Schema;
  readonly onSend: (move: Move, body: z.output<Schema>) => Promise<unknown>;
}

/** The moves of a record as buttons; each asks for what its row of the table asks for. */
export function MovesPanel<Move extends string, Schema extends z.ZodType>(
  props: MovesPanelProps<Move, Schema>,
) {
  const { moves, nameOf, papers, ends, onSend } = props;
  const t = useWords('records');
  const { today } = useSession();
  const [open, setOpen] = useState<OfferedMove<Move> | null>(null);
  const fields = (offered: OfferedMove<Move>): FormField[] => [
    ...(props.fields?.[offered.move] ?? []),
    ...(offered.day
      ? [{ id: 'on', kind: 'day' as const, label: t('pages.form.on'), first: today }]
      : []),
    ...(offered.paper
      ? [{ id: 'paperId', kind: 'paper' as const, label: t('pages.form.paper'), papers }]
      : []),
    { id: 'reason', kind: 'text', label: t('pages.form.reason') },
  ];
  return (
    <>
      {moves.map((offered) => (
        <Button
          key={offered.move}
          danger={ends.includes(offered.move)}
          onClick={() => setOpen(offered)}
        >
          {nameOf(offered.move)}
        </Button>
      ))}
      {open === null ? null : (
        <RecordFormPanel
          title={nameOf(open.move)}
          schema={props.schema}
          fields={fields(open)}
          onSend={(body) => onSend(open.move, body)}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  ); // prettier-ignore
}
