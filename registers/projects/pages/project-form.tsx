import { listAgreements } from '../../agreements/contract.ts';
import { OrganisationPanel } from '../../organisations/pages/organisation-panel.tsx';
import { areaFromForm, AreaPanel, areaToForm } from '../../policies/pages/area-panel.tsx';
import { useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { SearchSelect } from '@yanzhen/web-kit/desk/search-select.tsx';
import { bodySchema, useForm, type FieldBinding } from '@yanzhen/web-kit/form.ts';
import { Select } from '@yanzhen/web-kit/plain/choices.tsx';
import { DateInput } from '@yanzhen/web-kit/plain/date-input.tsx';
import { ErrorSummary } from '@yanzhen/web-kit/plain/error-summary.tsx';
import { TextArea, TextInput } from '@yanzhen/web-kit/plain/field.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { MoneyInput } from '@yanzhen/web-kit/plain/money-input.tsx';
import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Modal } from 'antd';
import { useState } from 'react';
import * as z from 'zod';
import * as contract from '../contract.ts';
import type { ProjectDetail } from '../contract.ts';

function valueOf(project: ProjectDetail | null) {
  return {
    number: project?.number ?? '',
    name: project?.name ?? '',
    field: project?.field ?? '',
    partnerId: project?.partnerId ?? '',
    enterpriseId: project?.enterpriseId ?? '',
    agreementId: project?.agreementId ?? '',
    county: project?.county ?? '',
    cluster: project ? areaToForm(project.cluster) : '',
    startedOn: project?.startedOn ?? '',
    endsOn: project?.endsOn ?? '',
    totalFen: project?.totalFen ?? null,
    specialFundFen: fenOf(project?.specialFundFen),
    enterpriseFen: fenOf(project?.enterpriseFen),
    provinceFen: fenOf(project?.provinceFen),
    otherFen: fenOf(project?.otherFen),
    reason: '',
  };
}
/** A part that nobody pays is nothing; an emptied box is none yet. */
function fenOf(kept: number | undefined): number | null {
  return kept ?? 0;
}
type FormValue = ReturnType<typeof valueOf>;

const sentOf = (value: FormValue) => ({
  ...value,
  cluster: areaFromForm(value.cluster),
  agreementId: value.agreementId === '' ? null : value.agreementId,
});

interface ProjectFormProps {
  /** Null to record a new one. */
  readonly project: ProjectDetail | null;
  readonly onClose: () => void;
}

/** Records a project, or changes one with the reason. */
export function ProjectForm({ project, onClose }: ProjectFormProps) {
  const t = useWords('projects');
  const { go } = useRoute();
  const recording = useTell(contract.recordProject);
  const changing = useTell(contract.changeProject);
  const newSchema = bodySchema(contract.recordProject);
  const changeSchema = bodySchema(contract.changeProject).omit({ version: true });
  const schema = z.preprocess(
    (value) => sentOf(value as FormValue),
    project ? changeSchema : newSchema,
  );
  const form = useForm(schema, valueOf(project));
  const save = () =>
    form.submit(async () => {
      const sent = sentOf(form.value);
      if (project) {
        const body = { ...changeSchema.parse(sent), version: project.version };
        await changing.tell({ params: { projectId: project.id }, body });
      } else {
        const kept = await recording.tell({ body: newSchema.parse(sent) });
        go(`/desk/projects/${kept.id}`);
      }
      announce(t('pages.form.saved'));
      onClose();
    });
  const money = (name: 'totalFen' | 'specialFundFen' | 'enterpriseFen' | 'provinceFen' | 'otherFen', label: string) => (
    <MoneyInput
      {...form.field(name)}
      label={t(`pages.fields.${label}`)}
      {...(name === 'totalFen' ? { hint: t('pages.form.parts-hint') } : {})}
    />
  ); // prettier-ignore
  return (
    <Modal
      open
      width="min(46rem, calc(100vw - 2rem))"
      title={t(project ? 'move.change' : 'pages.list.record')}
      okText={t('pages.form.save')}
      cancelText={t('pages.form.cancel')}
      confirmLoading={form.pending}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className="yz-form">
        <ErrorSummary errors={form.errors} attempt={form.attempt} />
        {form.problem ? <ProblemNotice problem={form.problem} /> : null}
        <TextInput {...form.field('number')} label={t('pages.fields.number')} maxLength={60} />
        <TextInput {...form.field('name')} label={t('pages.fields.name')} maxLength={120} />
        <Select
          {...form.field('field')}
          label={t('pages.fields.field')}
          options={contract.projectFields.map((value) => ({ value, label: t(`field.${value}`) }))}
        />
        <OrganisationPanel
          {...form.field('partnerId')}
          label={t('pages.fields.partner')}
          first={project ? { id: project.partnerId, name: project.partnerName } : undefined}
        />
        <OrganisationPanel
          {...form.field('enterpriseId')}
          label={t('pages.fields.enterprise')}
          first={project ? { id: project.enterpriseId, name: project.enterpriseName } : undefined}
        />
        <AgreementChoice
          binding={form.field('agreementId')}
          title={project?.agreementTitle ?? ''}
        />
        <AreaPanel
          county={form.field('county')}
          cluster={form.field('cluster')}
          wholeCity={false}
        />
        <DateInput {...form.field('startedOn')} label={t('pages.fields.started')} />
        <DateInput {...form.field('endsOn')} label={t('pages.fields.ends')} />
        {money('totalFen', 'total')}
        {money('specialFundFen', 'special')}
        {money('enterpriseFen', 'enterprise-money')}
        {money('provinceFen', 'province')}
        {money('otherFen', 'other')}
        {project ? (
          <TextArea
            {...form.field('reason')}
            label={t('pages.fields.reason')}
            maxLength={500}
            rows={2}
          />
        ) : null}
      </div>
    </Modal>
  );
}

function AgreementChoice(props: {
  readonly binding: FieldBinding<string>;
  /** Of the agreement that is chosen at first. */
  readonly title: string;
}) {
  const t = useWords('projects');
  const { binding, title } = props;
  const [first] = useState(binding.value);
  const [typed, setTyped] = useState('');
  const q = typed.trim();
  const ask = useAsk(listAgreements, { query: { limit: 20, ...(q === '' ? {} : { q }) } });
  const found = (ask.data?.rows ?? []).map((row) => ({
    value: row.id,
    label: [row.number, row.title].filter(Boolean).join(' '),
  }));
  const has = found.some((each) => each.value === first);
  return (
    <SearchSelect
      {...binding}
      label={t('pages.fields.agreement')}
      hint={t('pages.form.agreement-hint')}
      optional
      empty={t('pages.form.no-agreement')}
      searching={ask.isFetching}
      onSearch={setTyped}
      options={first === '' || has ? found : [{ value: first, label: title }, ...found]}
    />
  );
}
