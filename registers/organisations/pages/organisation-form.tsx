import type { ReplyOf } from '@yanzhen/web-kit/client.ts';
import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { useForm } from '@yanzhen/web-kit/form.ts';
import { Select } from '@yanzhen/web-kit/plain/choices.tsx';
import { ErrorSummary } from '@yanzhen/web-kit/plain/error-summary.tsx';
import { TextInput } from '@yanzhen/web-kit/plain/field.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { Modal } from 'antd';
import * as z from 'zod';
import type { showCity } from '../../policies/contract.ts';
import * as contract from '../contract.ts';

interface OrganisationFormProps {
  /** Null to enter a new one. */
  readonly organisation: contract.Organisation | null;
  readonly city: ReplyOf<typeof showCity>;
  readonly onClose: () => void;
}

const newSchema = contract.registerOrganisation.body ?? z.never();
const none = '-';
/** A form has texts only: “no cluster” and “elsewhere” are choices of their own. */
const schema = z.preprocess((value) => {
  const entry = value as { readonly county: string; readonly cluster: string };
  const orNull = (text: string): string | null => (text === none ? null : text);
  return { ...entry, county: orNull(entry.county), cluster: orNull(entry.cluster) };
}, newSchema);

/** Enters or corrects one organisation. */
export function OrganisationForm({ organisation, city, onClose }: OrganisationFormProps) {
  const t = useWords('organisations');
  const text = useText();
  const invalidates = [contract.listOrganisations, contract.showOrganisation];
  const register = useTell(contract.registerOrganisation, { invalidates });
  const change = useTell(contract.changeOrganisation, { invalidates });
  const form = useForm(
    schema,
    {
      creditCode: organisation?.creditCode ?? '',
      name: organisation?.name ?? '',
      county: organisation ? (organisation.county ?? none) : '',
      cluster: organisation ? (organisation.cluster ?? none) : '',
      kind: organisation?.kind ?? '',
    },
    { says: { creditCode: t('pages.form.code-wrong') } },
  );
  const title = t(organisation ? 'pages.form.change' : 'pages.form.register');
  const save = () =>
    form.submit(async ({ creditCode, ...entry }) => {
      if (organisation) {
        await change.tell({ params: { organisationId: organisation.id }, body: entry });
      } else {
        await register.tell({ body: { creditCode, ...entry } });
      }
      announce(t('pages.form.saved'));
      onClose();
    });
  return (
    <Modal
      open
      title={title}
      okText={t('pages.form.save')}
      cancelText={t('pages.form.cancel')}
      confirmLoading={form.pending}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className="yz-form">
        <ErrorSummary errors={form.errors} attempt={form.attempt} />
        {form.problem ? <ProblemNotice problem={form.problem} /> : null}
        <TextInput
          {...form.field('creditCode')}
          label={t('pages.list.code')}
          readOnly={organisation !== null}
          maxLength={20}
        />
        <TextInput {...form.field('name')} label={t('pages.list.name')} maxLength={100} />
        <Select
          {...form.field('county')}
          label={t('pages.list.county')}
          options={[
            ...city.counties.map(({ code, name }) => ({ value: code, label: text(name) })),
            { value: none, label: t('pages.form.elsewhere') },
          ]}
        />
        <Select
          {...form.field('cluster')}
          label={t('pages.list.cluster')}
          options={[
            { value: none, label: t('pages.form.no-cluster') },
            ...city.clusters.map(({ id, name, assumed }) => ({
              value: id,
              label: `${text(name)}${assumed ? t('pages.form.assumed') : ''}`,
            })),
          ]}
        />
        <Select
          {...form.field('kind')}
          label={t('pages.list.kind')}
          options={contract.organisationKinds.map((kind) => ({
            value: kind,
            label: t(`pages.kind.${kind}`),
          }))}
        />
      </div>
    </Modal>
  );
}
