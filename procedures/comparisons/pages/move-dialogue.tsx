import { zReason } from '@yanzhen/values/fields.ts';
import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { useForm } from '@yanzhen/web-kit/form.ts';
import { Select } from '@yanzhen/web-kit/plain/choices.tsx';
import { ErrorSummary } from '@yanzhen/web-kit/plain/error-summary.tsx';
import { TextArea } from '@yanzhen/web-kit/plain/field.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Modal } from 'antd';
import * as z from 'zod';
import * as contract from '../contract.ts';
import type { SuspectDetail, SuspectMove } from '../contract.ts';

const steps = {
  explain: contract.explainForCounty,
  'propose-clear': contract.proposeClear,
  'approve-clear': contract.approveClear,
  'reject-clear': contract.rejectClear,
  uphold: contract.uphold,
  'stop-parts': contract.stopParts,
} as const;

const schema = z.object({ reason: zReason, explainer: z.string() });

interface MoveDialogueProps {
  readonly move: SuspectMove;
  readonly suspect: SuspectDetail;
  readonly onClose: () => void;
}

/** One step of a record with its words. */
export function MoveDialogue({ move, suspect, onClose }: MoveDialogueProps) {
  const t = useWords('comparisons');
  const invalidates = [contract.showSuspect, contract.listSuspects];
  const step = useTell(steps[move as keyof typeof steps] ?? contract.proposeClear, { invalidates });
  const again = useTell(contract.askAgain, { invalidates });
  const asked: string = suspect.explainer;
  const form = useForm(schema, { reason: '', explainer: asked });
  const params = { suspectId: suspect.id };
  const save = () =>
    form.submit(async ({ reason, ...chosen }) => {
      const explainer = contract.explainers.find((each) => each === chosen.explainer) ?? 'person';
      if (move === 'ask-again') await again.tell({ params, body: { reason, explainer } });
      else await step.tell({ params, body: { reason } });
      announce(t('pages.detail.done'));
      onClose();
    });
  return (
    <Modal
      open
      width={560}
      title={t(`move.${move}`)}
      okText={t(`move.${move}`)}
      confirmLoading={form.pending}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className="yz-form">
        <ErrorSummary errors={form.errors} attempt={form.attempt} />
        {form.problem ? <ProblemNotice problem={form.problem} /> : null}
        {move === 'ask-again' ? (
          <Select
            {...form.field('explainer')}
            label={t('pages.detail.explainer')}
            options={contract.explainers.map((id) => ({ value: id, label: t(`explainer.${id}`) }))}
          />
        ) : null}
        <TextArea
          {...form.field('reason')}
          label={t(move === 'explain' ? 'pages.detail.explanation' : 'pages.detail.reason')}
          hint={t('pages.detail.reason-hint')}
          maxLength={500}
          rows={4}
        />
      </div>
    </Modal>
  );
}
