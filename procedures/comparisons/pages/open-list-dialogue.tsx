import { zCivilDate, zText } from '@yanzhen/values/fields.ts';
import { useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { useForm } from '@yanzhen/web-kit/form.ts';
import { Select } from '@yanzhen/web-kit/plain/choices.tsx';
import { DateInput } from '@yanzhen/web-kit/plain/date-input.tsx';
import { ErrorSummary } from '@yanzhen/web-kit/plain/error-summary.tsx';
import { TextInput } from '@yanzhen/web-kit/plain/field.tsx';
import { Notice, ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { Modal } from 'antd';
import * as z from 'zod';
import * as contract from '../contract.ts';
import './comparisons.css';

const schema = z.object({
  kind: z.enum(contract.kindIds),
  asOf: zCivilDate,
  provider: zText(100, { lines: 'one' }),
  document: zText(120, { lines: 'one' }),
});

/** A list before its file: its kind with purpose and basis, its day, and who gave it. */
export function OpenListDialogue({ onClose }: { readonly onClose: () => void }) {
  const t = useWords('comparisons');
  const text = useText();
  const { go } = useRoute();
  const kinds = useAsk(contract.listKinds, {}).data?.rows ?? [];
  const { tell } = useTell(contract.openList, { invalidates: [contract.listLists] });
  const form = useForm(schema, { kind: 'insurance', asOf: '', provider: '', document: '' });
  const chosen = kinds.find(({ id }) => id === form.field('kind').value);
  const save = () =>
    form.submit(async (body) => {
      const { id } = await tell({ body });
      onClose();
      go(`/desk/comparisons/lists/${id}`);
    });
  return (
    <Modal
      open
      width={680}
      title={t('pages.lists.dialogue')}
      okText={t('pages.lists.save')}
      cancelText={t('pages.lists.cancel')}
      confirmLoading={form.pending}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className="yz-form">
        <ErrorSummary errors={form.errors} attempt={form.attempt} />
        {form.problem ? <ProblemNotice problem={form.problem} /> : null}
        <Select
          {...form.field('kind')}
          label={t('pages.lists.kind')}
          options={contract.kindIds.map((id) => ({ value: id, label: t(`kind.${id}`) }))}
        />
        {chosen === undefined ? null : (
          <Notice>
            <ul className="cmp-kind">
              <li>{text(chosen.purpose)}</li>
              <li>{text(chosen.basis)}</li>
              <li>
                {`${t('pages.lists.columns')}: `}
                {chosen.columns
                  .map((column) => text(column))
                  .join(t('pages.lists.columns-separator'))}
              </li>
              <li>
                {t('pages.lists.asks', {
                  who: t(`explainer.${chosen.explainer}`),
                  days: chosen.workingDays,
                })}
              </li>
            </ul>
          </Notice>
        )}
        <DateInput {...form.field('asOf')} label={t('pages.lists.as-of-label')} />
        <TextInput
          {...form.field('provider')}
          label={t('pages.lists.provider')}
          hint={t('pages.lists.provider-hint')}
          maxLength={100}
        />
        <TextInput
          {...form.field('document')}
          label={t('pages.lists.document')}
          hint={t('pages.lists.document-hint')}
          maxLength={120}
        />
      </div>
    </Modal>
  );
}
