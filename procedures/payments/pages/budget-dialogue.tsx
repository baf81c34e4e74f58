import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { useForm } from '@yanzhen/web-kit/form.ts';
import { Select } from '@yanzhen/web-kit/plain/choices.tsx';
import { ErrorSummary } from '@yanzhen/web-kit/plain/error-summary.tsx';
import { TextInput } from '@yanzhen/web-kit/plain/field.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { MoneyInput } from '@yanzhen/web-kit/plain/money-input.tsx';
import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { zFen, zText } from '@yanzhen/values/fields.ts';
import { Modal } from 'antd';
import * as z from 'zod';
import * as contract from '../contract.ts';
import type { BudgetLine } from '../contract.ts';

export type BudgetAct =
  { readonly kind: 'open' } | { readonly kind: 'add' | 'cut'; readonly line: BudgetLine };

interface BudgetDialogueProps {
  readonly act: BudgetAct;
  readonly benefits: readonly { readonly value: string; readonly label: string }[];
  readonly onClose: () => void;
}

const schema = z.object({
  benefitId: z.string().min(1),
  year: z.coerce.number().int().min(2000).max(2199),
  amountFen: zFen,
  document: zText(200, { lines: 'one' }),
});

/** Opens a budget line, adds to it or cuts it, by a document. */
export function BudgetDialogue({ act, benefits, onClose }: BudgetDialogueProps) {
  const t = useWords('payments');
  const { today } = useSession();
  const opening = useTell(contract.openBudgetLine);
  const changing = useTell(contract.changeAppropriation);
  const form = useForm(schema, {
    benefitId: act.kind === 'open' ? '' : act.line.benefitId,
    year: act.kind === 'open' ? today.slice(0, 4) : String(act.line.year),
    amountFen: null as number | null,
    document: '',
  });
  const title = t(`pages.budget.${act.kind}-title`);
  const save = () =>
    form.submit(async ({ benefitId, year, amountFen, document }) => {
      if (act.kind === 'open') {
        await opening.tell({ body: { benefitId, year, amountFen, document } });
      } else {
        const params = { lineId: act.line.id };
        await changing.tell({ params, body: { direction: act.kind, amountFen, document } });
      }
      announce(t('pages.budget.changed'));
      onClose();
    });
  return (
    <Modal
      open
      title={title}
      okText={t('pages.budget.save')}
      confirmLoading={form.pending}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className="yz-form">
        <ErrorSummary errors={form.errors} attempt={form.attempt} />
        {form.problem ? <ProblemNotice problem={form.problem} /> : null}
        {act.kind === 'open' ? (
          <>
            <Select
              {...form.field('benefitId')}
              label={t('pages.budget.benefit')}
              options={benefits}
            />
            <TextInput
              {...form.field('year')}
              label={t('pages.budget.year')}
              inputMode="numeric"
              size="short"
              maxLength={4}
            />
          </>
        ) : null}
        <MoneyInput {...form.field('amountFen')} label={t('pages.budget.amount')} />
        <TextInput
          {...form.field('document')}
          label={t('pages.budget.document')}
          hint={t('pages.budget.document-hint')}
          maxLength={200}
        />
      </div>
    </Modal>
  );
}
