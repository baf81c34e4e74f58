import { zReason } from '@yanzhen/values/fields.ts';
import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { useForm } from '@yanzhen/web-kit/form.ts';
import { RadioGroup } from '@yanzhen/web-kit/plain/choices.tsx';
import { DateInput } from '@yanzhen/web-kit/plain/date-input.tsx';
import { ErrorSummary } from '@yanzhen/web-kit/plain/error-summary.tsx';
import { TextArea } from '@yanzhen/web-kit/plain/field.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { Notice, ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Modal } from 'antd';
import * as z from 'zod';
import * as contract from '../contract.ts';
import type { DutyCheck } from '../contract.ts';
import { Findings } from './findings.tsx';

const schema = z.object({
  act: z.enum(['confirm', 'stop']),
  words: zReason,
  leftOn: z.iso.date().or(z.literal('')),
});

interface CheckDialogueProps {
  readonly check: DutyCheck;
  readonly onClose: () => void;
}

/** An officer confirms what no fact tells, or stops the payments with the reason. */
export function CheckDialogue({ check, onClose }: CheckDialogueProps) {
  const t = useWords('instalments');
  const confirming = useTell(contract.confirmDuty, { invalidates: [contract.listChecks] });
  const stopping = useTell(contract.stopInstalments, { invalidates: [contract.listChecks] });
  const broken = check.findings.some(({ outcome }) => outcome === 'no');
  const form = useForm(schema, { act: broken ? 'stop' : 'confirm', words: '', leftOn: '' });
  const stop = form.value.act === 'stop';
  const params = { checkId: check.id };
  const save = () =>
    form.submit(async ({ act, words, leftOn }) => {
      if (act === 'confirm') {
        const { state } = await confirming.tell({ params, body: { note: words } });
        announce(t('pages.checks.confirmed', { state: t(`state.${state}`) }));
      } else {
        const body = { reason: words, ...(leftOn === '' ? {} : { leftOn }) };
        await stopping.tell({ params, body });
        announce(t('pages.checks.stopped'));
      }
      onClose();
    });
  return (
    <Modal
      open
      width={680}
      title={`${t('pages.checks.dialogue')} · ${check.name}`}
      okText={t(`pages.checks.${stop ? 'stop' : 'confirm'}`)}
      okButtonProps={{ danger: stop }}
      confirmLoading={form.pending}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className="yz-form">
        <ErrorSummary errors={form.errors} attempt={form.attempt} />
        {form.problem ? <ProblemNotice problem={form.problem} /> : null}
        <p className="yz-small">{t('pages.checks.since', { date: check.since })}</p>
        <Findings findings={check.findings} />
        {broken ? (
          <Notice tone="attention">{t('pages.checks.broken')}</Notice>
        ) : (
          <RadioGroup
            {...form.field('act')}
            label={t('pages.checks.decide')}
            options={(['confirm', 'stop'] as const).map((act) => ({
              value: act,
              label: t(`pages.checks.${act}`),
            }))}
          />
        )}
        <TextArea
          {...form.field('words')}
          label={t(`pages.checks.${stop ? 'reason' : 'note'}`)}
          hint={t(`pages.checks.${stop ? 'reason-hint' : 'note-hint'}`)}
          maxLength={500}
          rows={3}
        />
        {stop ? (
          <DateInput
            {...form.field('leftOn')}
            label={t('pages.checks.left-on')}
            hint={t('pages.checks.left-on-hint')}
            optional
          />
        ) : null}
      </div>
    </Modal>
  );
}
