import { yuanForReader } from '@yanzhen/values/money.ts';
import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { useForm } from '@yanzhen/web-kit/form.ts';
import { Select } from '@yanzhen/web-kit/plain/choices.tsx';
import { DateInput } from '@yanzhen/web-kit/plain/date-input.tsx';
import { ErrorSummary } from '@yanzhen/web-kit/plain/error-summary.tsx';
import { TextArea, TextInput } from '@yanzhen/web-kit/plain/field.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { MoneyInput } from '@yanzhen/web-kit/plain/money-input.tsx';
import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import * as z from 'zod';
import * as contract from '../contract.ts';
import type { RecoveryDetail, RecoveryMove } from '../contract.ts';

const steps = {
  'send-notice': contract.sendNotice,
  enforce: contract.enforce,
  'approve-waiver': contract.approveWaiver,
  'reject-waiver': contract.rejectWaiver,
} as const;

/** What a move asks for beside its reason. */
const asks: Readonly<Partial<Record<RecoveryMove, readonly (keyof Value)[]>>> = {
  recount: ['on'],
  receive: ['amountFen', 'on', 'document'],
  'set-off': ['part', 'document'],
  'propose-waiver': ['waiverId'],
};

const schema = z.object({
  reason: z.string().trim().max(500),
  on: z.string(),
  document: z.string().trim().max(120),
  amountFen: z.number().nullable(),
  part: z.string(),
  waiverId: z.string(),
});
type Value = z.input<typeof schema>;

interface MoveDialogueProps {
  readonly move: RecoveryMove;
  readonly recovery: RecoveryDetail;
  readonly onClose: () => void;
}

/** One step of a recovery with what it needs. */
export function MoveDialogue({ move, recovery, onClose }: MoveDialogueProps) {
  const t = useWords('recoveries');
  const text = useText();
  const { today } = useSession();
  const send = useMove(move, recovery);
  const [plan, setPlan] = useState<Plan>([{ dueOn: '', amountFen: recovery.amountFen }]);
  const form = useForm(schema, {
    reason: '',
    on: move === 'receive' ? today : '',
    document: '',
    amountFen: move === 'receive' ? recovery.amountFen - recovery.receivedFen : null,
    part: '',
    waiverId: recovery.waivers[0]?.id ?? '',
  });
  const asked = asks[move] ?? [];
  const save = () =>
    form.submit(async (value) => {
      await send(value, plan);
      announce(t('pages.detail.done'));
      onClose();
    });
  return (
    <Modal
      open
      width={680}
      title={t(`move.${move}`)}
      okText={t(`move.${move}`)}
      confirmLoading={form.pending}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className="yz-form">
        <ErrorSummary errors={form.errors} attempt={form.attempt} />
        {form.problem ? <ProblemNotice problem={form.problem} /> : null}
        {asked.includes('amountFen') ? (
          <MoneyInput {...form.field('amountFen')} label={t('pages.detail.amount-in')} />
        ) : null}
        {asked.includes('on') ? (
          <DateInput
            {...form.field('on')}
            label={t(move === 'recount' ? 'pages.detail.left-on' : 'pages.detail.on')}
          />
        ) : null}
        {asked.includes('waiverId') ? (
          <Select
            {...form.field('waiverId')}
            label={t('pages.detail.waiver')}
            options={recovery.waivers.map(({ id, says }) => ({ value: id, label: text(says) }))}
          />
        ) : null}
        {asked.includes('part') ? (
          recovery.parts.length === 0 ? (
            <p>{t('pages.detail.none-to-set-off')}</p>
          ) : (
            <Select
              {...form.field('part')}
              label={t('pages.detail.instalment')}
              options={recovery.parts.map((part) => ({
                value: `${part.applicationId}/${part.instalment}`,
                label: `${part.reference ?? ''} · ${text(part.name)} · ${yuanForReader(part.amountFen)}`,
              }))}
            />
          )
        ) : null}
        {asked.includes('document') ? (
          <TextInput {...form.field('document')} label={t('pages.detail.document')} />
        ) : null}
        {move === 'demand' ? (
          <PlanFields plan={plan} amountFen={recovery.amountFen} onChange={setPlan} />
        ) : null}
        {move === 'receive' ? null : (
          <TextArea
            {...form.field('reason')}
            label={t(`pages.detail.${move === 'set-off' ? 'consent' : 'reason'}`)}
            hint={t('pages.detail.reason-hint')}
            maxLength={500}
            rows={3}
          />
        )}
      </div>
    </Modal>
  );
}

type Plan = readonly { readonly dueOn: string; readonly amountFen: number | null }[];

function PlanFields({
  plan,
  amountFen,
  onChange,
}: {
  readonly plan: Plan;
  readonly amountFen: number;
  readonly onChange: (plan: Plan) => void;
}) {
  const t = useWords('recoveries');
  const sum = plan.reduce((total, part) => total + (part.amountFen ?? 0), 0);
  const change = (at: number, part: Partial<Plan[number]>) =>
    onChange(plan.map((each, place) => (place === at ? { ...each, ...part } : each)));
  return (
    <fieldset className="yz-field">
      <legend className="yz-label">{t('pages.detail.plan')}</legend>
      {plan.map((part, at) => (
        <div key={at}>
          <DateInput
            id={`plan-${at}-due`}
            label={`${t('pages.detail.due')} ${at + 1}`}
            value={part.dueOn}
            onChange={(dueOn) => change(at, { dueOn })}
          />
          <MoneyInput
            id={`plan-${at}-amount`}
            label={`${t('pages.detail.amount-in')} ${at + 1}`}
            value={part.amountFen}
            onChange={(fen) => change(at, { amountFen: fen })}
          />
        </div>
      ))}
      <p aria-live="polite">
        {t('pages.detail.sum-of-plan', {
          sum: yuanForReader(sum),
          amount: yuanForReader(amountFen),
        })}
      </p>
      <Button onClick={() => onChange([...plan, { dueOn: '', amountFen: null }])}>
        {t('pages.detail.add-part')}
      </Button>
    </fieldset>
  );
}

/** Sends a move with its own body. */
function useMove(move: RecoveryMove, { id }: RecoveryDetail) {
  const invalidates = [contract.showRecovery, contract.listRecoveries];
  const step = useTell(steps[move as keyof typeof steps] ?? contract.sendNotice, { invalidates });
  const recount = useTell(contract.recount, { invalidates });
  const demand = useTell(contract.demand, { invalidates });
  const receive = useTell(contract.receive, { invalidates });
  const setOff = useTell(contract.setOff, { invalidates });
  const waive = useTell(contract.proposeWaiver, { invalidates });
  const params = { recoveryId: id };
  return async (value: z.output<typeof schema>, plan: Plan): Promise<void> => {
    const { reason, on, document, amountFen, part, waiverId } = value;
    const [applicationId = '', instalment = ''] = part.split('/');
    if (move in steps) await step.tell({ params, body: { reason } });
    else if (move === 'recount') await recount.tell({ params, body: { leftOn: on, reason } });
    else if (move === 'receive') {
      await receive.tell({ params, body: { amountFen: amountFen ?? 0, on, document } });
    } else if (move === 'set-off') {
      const body = { applicationId, instalment: Number(instalment), consent: reason, document };
      await setOff.tell({ params, body });
    } else if (move === 'propose-waiver') await waive.tell({ params, body: { waiverId, reason } });
    else if (move === 'demand') {
      const parts = plan.map((each) => ({ dueOn: each.dueOn, amountFen: each.amountFen ?? 0 }));
      await demand.tell({ params, body: { reason, plan: parts } });
    }
  };
}
