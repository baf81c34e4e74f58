import { zReason } from '@yanzhen/values/fields.ts';
import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { useForm } from '@yanzhen/web-kit/form.ts';
import { Button } from '@yanzhen/web-kit/plain/button.tsx';
import { TextArea } from '@yanzhen/web-kit/plain/field.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import * as z from 'zod';
import { disputeEmployment } from '../contract.ts';
import type { Employment } from './employment.ts';
import { FormFrame } from './form-frame.tsx';

const disputeForm = z.object({ reason: zReason });

interface DisputeFormProps {
  readonly employment: Employment;
  readonly onCancel: () => void;
}

/** Sends the application back to the employee, with the reason that the employee will read. */
export function DisputeForm({ employment, onCancel }: DisputeFormProps) {
  const t = useWords('subsidies');
  const { go } = useRoute();
  const tell = useTell(disputeEmployment);
  const form = useForm(
    disputeForm,
    { reason: '' },
    { says: { reason: t('pages.agent.one.dispute-missing') } },
  );
  const send = () =>
    form.submit(async (body) => {
      await tell.tell({ params: { applicationId: employment.applicationId }, body });
      announce(t('pages.agent.one.disputed', { name: employment.name }));
      go('/employments');
    });
  return (
    <FormFrame
      form={form}
      act={t('pages.agent.one.dispute-act')}
      onSubmit={send}
      others={
        <Button tone="quiet" onClick={onCancel}>
          {t('pages.agent.one.dispute-cancel')}
        </Button>
      }
    >
      <TextArea
        {...form.field('reason')}
        label={t('pages.agent.one.dispute-title')}
        hint={t('pages.agent.one.dispute-hint')}
        maxLength={500}
      />
    </FormFrame>
  );
}
