import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { useForm } from '@yanzhen/web-kit/form.ts';
import { Select } from '@yanzhen/web-kit/plain/choices.tsx';
import { ErrorSummary } from '@yanzhen/web-kit/plain/error-summary.tsx';
import { TextInput } from '@yanzhen/web-kit/plain/field.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { MoneyInput } from '@yanzhen/web-kit/plain/money-input.tsx';
import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { zFen, zText } from '@yanzhen/values/fields.ts';
import { Modal } from 'antd';
import * as z from 'zod';
import * as budget from '../contract-budget.ts';
import * as contract from '../contract.ts';
import type { BudgetLine } from '../contract.ts';

export interface BudgetAct {
  readonly kind: 'add' | 'cut' | 'adjust' | 'overdraw';
  readonly line: BudgetLine;
}

interface BudgetDialogueProps {
  readonly act: BudgetAct;
  /** Lines of the year that money may be moved to. */
  readonly lines: readonly BudgetLine[];
  readonly onClose: () => void;
}

const schemaOf = (kind: BudgetAct['kind']) =>
  z.object({
    toLineId: z.string().min(kind === 'adjust' ? 1 : 0),
    amountFen: zFen,
    document: zText(200, { lines: 'one' }),
    reason: kind === 'overdraw' ? zText(500) : z.string(),
  });

/** Adds to a budget line, cuts it, moves from it or lets it overdraw, by a document. */
export function BudgetDialogue({ act, lines, onClose }: BudgetDialogueProps) {
  const { kind, line } = act;
  const t = useWords('payments');
  const changing = useTell(contract.changeAppropriation);
  const adjusting = useTell(budget.adjustLines);
  const recording = useTell(budget.recordOverdraftAct);
  const form = useForm(schemaOf(kind), {
    toLineId: '',
    amountFen: null as number | null,
    document: '',
    reason: '',
  });
  const save = () =>
    form.submit(async ({ toLineId, amountFen, document, reason }) => {
      const params = { lineId: line.id };
      if (kind === 'adjust') {
        await adjusting.tell({ params, body: { toLineId, amountFen, document } });
      } else if (kind === 'overdraw') {
        await recording.tell({ params, body: { amountFen, document, reason } });
      } else {
        await changing.tell({ params, body: { direction: kind, amountFen, document } });
      }
      announce(t('pages.budget.changed'));
      onClose();
    });
  return (
    <Modal
      open
      title={t(`pages.budget.${kind}-title`)}
      okText={t('pages.budget.save')}
      confirmLoading={form.pending}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className="yz-form">
        <ErrorSummary errors={form.errors} attempt={form.attempt} />
        {form.problem ? <ProblemNotice problem={form.problem} /> : null}
        <p>{line.name}</p>
        {kind === 'overdraw' ? <p>{t('pages.budget.overdraw-says')}</p> : null}
        {kind === 'adjust' ? (
          <Select
            {...form.field('toLineId')}
            label={t('pages.budget.to-line')}
            options={lines
              .filter(({ id }) => id !== line.id)
              .map(({ id, name }) => ({ value: id, label: name }))}
          />
        ) : null}
        <MoneyInput {...form.field('amountFen')} label={t('pages.budget.amount')} />
        <TextInput
          {...form.field('document')}
          label={t('pages.budget.document')}
          hint={t('pages.budget.document-hint')}
          maxLength={200}
        />
        {kind === 'overdraw' ? (
          <TextInput {...form.field('reason')} label={t('pages.budget.reason')} maxLength={500} />
        ) : null}
      </div>
    </Modal>
  );
}
