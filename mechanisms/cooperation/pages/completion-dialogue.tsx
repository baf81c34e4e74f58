import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { useForm } from '@yanzhen/web-kit/form.ts';
import { Checkbox } from '@yanzhen/web-kit/plain/choices.tsx';
import { DateInput } from '@yanzhen/web-kit/plain/date-input.tsx';
import { ErrorSummary } from '@yanzhen/web-kit/plain/error-summary.tsx';
import { FieldGroup, TextInput } from '@yanzhen/web-kit/plain/field.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { zCivilDate, zUuid } from '@yanzhen/values/fields.ts';
import { Modal } from 'antd';
import * as z from 'zod';
import * as contract from '../contract-training.ts';
import type { ClassDetail } from '../contract-training.ts';

const schema = z.object({
  on: zCivilDate,
  graduated: z.coerce.number().int().min(0),
  without: z.array(zUuid),
});

/** Completes a class: how many graduated, and who did not. */
export function CompletionDialogue(props: {
  readonly row: ClassDetail;
  readonly onClose: () => void;
}) {
  const { row, onClose } = props;
  const t = useWords('cooperation');
  const { today } = useSession();
  const completing = useTell(contract.completeClass);
  const form = useForm(schema, {
    on: today,
    graduated: '',
    without: [] as readonly string[],
  });
  const without = form.field('without');
  const there = (row.people ?? []).filter(({ leftOn }) => leftOn === null);
  const save = () =>
    form.submit(async (body) => {
      const params = { classId: row.id };
      await completing.tell({ params, body: { ...body, version: row.version } });
      announce(t('pages.form.saved'));
      onClose();
    });
  return (
    <Modal
      open
      width="min(44rem, calc(100vw - 2rem))"
      title={t('pages.classes.complete')}
      okText={t('pages.classes.complete')}
      cancelText={t('pages.form.cancel')}
      confirmLoading={form.pending}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className="yz-form">
        <ErrorSummary errors={form.errors} attempt={form.attempt} />
        {form.problem ? <ProblemNotice problem={form.problem} /> : null}
        <DateInput {...form.field('on')} label={t('pages.fields.on')} />
        <TextInput
          {...form.field('graduated')}
          label={t('pages.fields.graduated')}
          hint={t('pages.classes.graduated-hint', { count: there.length })}
          inputMode="numeric"
          size="short"
          maxLength={4}
        />
        <FieldGroup id="without" label={t('pages.classes.without')} error={without.error} optional>
          {there.map(({ id, name }) => (
            <Checkbox
              key={id}
              id={`without-${id}`}
              label={name}
              value={without.value.includes(id)}
              onChange={(chosen) =>
                without.onChange(
                  chosen ? [...without.value, id] : without.value.filter((each) => each !== id),
                )
              }
            />
          ))}
        </FieldGroup>
      </div>
    </Modal>
  );
}
