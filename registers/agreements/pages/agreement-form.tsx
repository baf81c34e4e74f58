import { OrganisationPanel } from '../../organisations/pages/organisation-panel.tsx';
import { areaFromForm, AreaPanel, areaToForm } from '../../policies/pages/area-panel.tsx';
import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { bodySchema, useForm } from '@yanzhen/web-kit/form.ts';
import { Select } from '@yanzhen/web-kit/plain/choices.tsx';
import { DateInput } from '@yanzhen/web-kit/plain/date-input.tsx';
import { ErrorSummary } from '@yanzhen/web-kit/plain/error-summary.tsx';
import { Field, TextArea, TextInput } from '@yanzhen/web-kit/plain/field.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { MoneyInput } from '@yanzhen/web-kit/plain/money-input.tsx';
import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Button, Modal, Select as ManySelect } from 'antd';
import * as z from 'zod';
import * as contract from '../contract.ts';
import type { AgreementDetail, PartyRole } from '../contract.ts';

interface Party {
  readonly organisationId: string;
  readonly role: PartyRole | '';
}
type FormValue = ReturnType<typeof valueOf>;

function valueOf(agreement: AgreementDetail | null) {
  return {
    title: agreement?.title ?? '',
    level: agreement?.level ?? '',
    scopes: (agreement?.scopes ?? []) as readonly string[],
    county: agreement ? areaToForm(agreement.county) : '',
    cluster: agreement ? areaToForm(agreement.cluster) : '',
    parties: (agreement?.parties ?? [
      { organisationId: '', role: 'government' },
      { organisationId: '', role: 'school' },
    ]) as readonly Party[],
    signed: { on: '', number: '' },
    termFrom: agreement?.termFrom ?? '',
    termTo: agreement?.termTo ?? '',
    reviewMonths: String(agreement?.reviewMonths ?? ''),
    moneyFen: agreement?.moneyFen ?? null,
    liaison: agreement?.liaison ?? '',
    deliverables: agreement?.deliverables ?? '',
    reason: '',
  };
}

/** What is sent of what a form holds: an empty box is “none”. */
function sentOf(value: FormValue) {
  const { signed, reviewMonths, termFrom, termTo, county, cluster } = value;
  return {
    ...value,
    county: areaFromForm(county),
    cluster: areaFromForm(cluster),
    termFrom: termFrom === '' ? null : termFrom,
    termTo: termTo === '' ? null : termTo,
    reviewMonths: reviewMonths === '' ? null : Number(reviewMonths),
    signed: signed.on === '' && signed.number === '' ? null : signed,
  };
}

interface AgreementFormProps {
  /** Null to record a new one. */
  readonly agreement: AgreementDetail | null;
  readonly onClose: () => void;
}

/** Records an agreement, or changes one with the reason; parties are set when it is recorded. */
export function AgreementForm({ agreement, onClose }: AgreementFormProps) {
  const t = useWords('agreements');
  const { go } = useRoute();
  const recording = useTell(contract.recordAgreement);
  const amending = useTell(contract.amendAgreement);
  const newSchema = bodySchema(contract.recordAgreement);
  const changeSchema = bodySchema(contract.amendAgreement).omit({ version: true });
  const schema = z.preprocess(
    (value) => sentOf(value as FormValue),
    agreement ? changeSchema.extend({ parties: z.unknown(), signed: z.unknown() }) : newSchema,
  );
  const says = { parties: t('pages.form.parties-wrong') };
  const form = useForm(schema, valueOf(agreement), { says });
  const save = () =>
    form.submit(async (checked) => {
      if (agreement) {
        const { parties: _parties, signed: _signed, ...change } = sentOf(form.value);
        const body = changeSchema.parse(change);
        await amending.tell({
          params: { agreementId: agreement.id },
          body: { ...body, version: agreement.version },
        });
      } else {
        const kept = await recording.tell({ body: newSchema.parse(checked) });
        go(`/desk/agreements/${kept.id}`);
      }
      announce(t('pages.form.saved'));
      onClose();
    });
  const scopes = form.field('scopes');
  const signed = form.field('signed');
  return (
    <Modal
      open
      width="min(46rem, calc(100vw - 2rem))"
      title={t(agreement ? 'move.amend' : 'pages.list.record')}
      okText={t('pages.form.save')}
      cancelText={t('pages.form.cancel')}
      confirmLoading={form.pending}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className="yz-form">
        <ErrorSummary errors={form.errors} attempt={form.attempt} />
        {form.problem ? <ProblemNotice problem={form.problem} /> : null}
        <TextInput {...form.field('title')} label={t('pages.fields.title')} maxLength={120} />
        {agreement ? null : <Parties form={form} />}
        <Select
          {...form.field('level')}
          label={t('pages.fields.level')}
          options={contract.levels.map((value) => ({ value, label: t(`level.${value}`) }))}
        />
        <Field id="scopes" label={t('pages.fields.scopes')} error={scopes.error}>
          <ManySelect
            id="scopes"
            mode="multiple"
            size="large"
            className="yz-words-select"
            value={[...scopes.value]}
            onChange={scopes.onChange}
            options={contract.scopes.map((value) => ({ value, label: t(`scope.${value}`) }))}
          />
        </Field>
        <AreaPanel county={form.field('county')} cluster={form.field('cluster')} wholeCity />
        <DateInput {...form.field('termFrom')} label={t('pages.fields.term-from')} optional />
        <DateInput {...form.field('termTo')} label={t('pages.fields.term-to')} optional />
        {agreement ? null : (
          <>
            <TextInput
              id="signed"
              error={signed.error}
              label={t('pages.fields.number')}
              hint={t('pages.form.signed-hint')}
              optional
              maxLength={60}
              value={signed.value.number}
              onChange={(number) => signed.onChange({ ...signed.value, number })}
            />
            <DateInput
              id="signed-on"
              label={t('pages.fields.signed-on')}
              optional
              value={signed.value.on}
              onChange={(on) => signed.onChange({ ...signed.value, on })}
            />
          </>
        )}
        <TextInput
          {...form.field('reviewMonths')}
          label={t('pages.fields.review-months')}
          hint={t('pages.form.review-hint')}
          unit={t('pages.form.months')}
          inputMode="numeric"
          size="short"
          maxLength={2}
          optional
        />
        <MoneyInput {...form.field('moneyFen')} label={t('pages.fields.money')} optional />
        <TextInput
          {...form.field('liaison')}
          label={t('pages.fields.liaison')}
          hint={t('pages.form.liaison-hint')}
          maxLength={100}
        />
        <TextArea
          {...form.field('deliverables')}
          label={t('pages.fields.deliverables')}
          maxLength={2000}
          rows={4}
        />
        {agreement ? (
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

function Parties({ form }: { readonly form: ReturnType<typeof useForm<FormValue, z.ZodType>> }) {
  const t = useWords('agreements');
  const { value, onChange, error } = form.field('parties');
  const change = (at: number, next: Partial<Party>) =>
    onChange(value.map((party, i) => (i === at ? { ...party, ...next } : party)));
  return (
    <Field
      id="parties"
      label={t('pages.fields.parties')}
      hint={t('pages.form.parties-hint')}
      error={error}
    >
      {value.map((party, at) => (
        // A party has no name before it is chosen: its place is what it is known by.
        <div key={`party-${String(at)}`} className="agreement-party">
          <OrganisationPanel
            id={`party-${String(at)}`}
            label={t('pages.form.party', { n: at + 1 })}
            value={party.organisationId}
            onChange={(organisationId) => change(at, { organisationId })}
          />
          <Select
            id={`role-${String(at)}`}
            label={t('pages.fields.role')}
            value={party.role}
            onChange={(role) => change(at, { role: role as PartyRole })}
            options={contract.partyRoles.map((role) => ({ value: role, label: t(`role.${role}`) }))}
          />
        </div>
      ))}
      {value.length < 12 ? (
        <Button type="link" onClick={() => onChange([...value, { organisationId: '', role: '' }])}>
          {t('pages.form.add-party')}
        </Button>
      ) : null}
      {value.length > 2 ? (
        <Button type="link" onClick={() => onChange(value.slice(0, -1))}>
          {t('pages.form.drop-party')}
        </Button>
      ) : null}
    </Field>
  );
}
