import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { addressOf } from '@yanzhen/web-kit/client.ts';
import { useForm } from '@yanzhen/web-kit/form.ts';
import { RadioGroup } from '@yanzhen/web-kit/plain/choices.tsx';
import { ErrorSummary } from '@yanzhen/web-kit/plain/error-summary.tsx';
import { TextArea } from '@yanzhen/web-kit/plain/field.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { MoneyInput } from '@yanzhen/web-kit/plain/money-input.tsx';
import { Notice, ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { zFen, zUuid } from '@yanzhen/values/fields.ts';
import { Modal } from 'antd';
import * as z from 'zod';
import * as contract from '../contract-outcomes.ts';
import type { OutcomeView } from '../contract-outcomes.ts';
import { isMoney } from '../contract-outcome-kinds.ts';

const schema = z.object({ evidenceId: zUuid, quantity: zFen, note: z.string().max(500) });

/** What stands in the box at first; an emptied box is none yet. */
function asReported({ quantity }: OutcomeView): number | null {
  return quantity;
}

/** Audits an outcome by one of its papers: as reported or less. */
export function AuditDialogue(props: {
  readonly outcome: OutcomeView;
  readonly onClose: () => void;
}) {
  const { outcome, onClose } = props;
  const t = useWords('projects');
  const auditing = useTell(contract.auditOutcome);
  const params = { outcomeId: outcome.id };
  const form = useForm(schema, {
    evidenceId: outcome.auditEvidence ?? outcome.evidence[0]?.id ?? '',
    quantity: asReported(outcome),
    note: '',
  });
  const quantity = form.field('quantity');
  const save = () =>
    form.submit(async ({ note, ...found }) => {
      const text = note.trim();
      const body = { ...found, version: outcome.version, ...(text === '' ? {} : { note: text }) };
      await auditing.tell({ params, body });
      announce(t('pages.outcomes.audited-done'));
      onClose();
    });
  return (
    <Modal
      open
      width={640}
      title={t('pages.outcomes.audit')}
      okText={t('pages.outcomes.audit')}
      okButtonProps={{ disabled: outcome.evidence.length === 0 }}
      cancelText={t('pages.form.cancel')}
      confirmLoading={form.pending}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className="yz-form">
        <ErrorSummary errors={form.errors} attempt={form.attempt} />
        {form.problem ? <ProblemNotice problem={form.problem} /> : null}
        <p>{t('pages.outcomes.audit-says')}</p>
        {outcome.evidence.length === 0 ? (
          <Notice tone="attention" title={t('pages.outcomes.audit-evidence-hint')} />
        ) : (
          <RadioGroup
            {...form.field('evidenceId')}
            label={t('pages.outcomes.audit-evidence')}
            options={outcome.evidence.map(({ id, name }) => ({
              value: id,
              label: name,
              hint: (
                <a
                  href={addressOf(contract.showEvidence, { params: { ...params, evidenceId: id } })}
                  target="_blank"
                  rel="noreferrer"
                >
                  {t('pages.outcomes.open')}
                  <span className="yz-hidden">{name}</span>
                </a>
              ),
            }))}
          />
        )}
        {isMoney(outcome.kind) ? (
          <MoneyInput {...quantity} label={t('pages.outcomes.audit-as')} />
        ) : (
          <RadioGroup
            id="quantity"
            error={quantity.error}
            label={t('pages.outcomes.found')}
            inline
            value={String(quantity.value ?? '')}
            onChange={(value) => quantity.onChange(Number(value))}
            options={[
              { value: '1', label: t('pages.outcomes.found-yes') },
              { value: '0', label: t('pages.outcomes.found-no') },
            ]}
          />
        )}
        <TextArea
          {...form.field('note')}
          label={t('pages.outcomes.note')}
          hint={t('pages.outcomes.note-hint')}
          maxLength={500}
          rows={2}
        />
      </div>
    </Modal>
  );
}
