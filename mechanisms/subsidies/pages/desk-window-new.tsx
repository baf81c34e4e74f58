import {
  zBankCard,
  zIdentityNumber,
  zMobile,
  zPersonName,
  zText,
  zUuid,
} from '@yanzhen/values/fields.ts';
import {
  listBenefits,
  showBenefit,
  showCity,
  type BenefitRow,
} from '@yanzhen/registers/policies/contract.ts';
import { Asked, useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { DeskPage, DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { useForm } from '@yanzhen/web-kit/form.ts';
import { RadioGroup, Select } from '@yanzhen/web-kit/plain/choices.tsx';
import { ErrorSummary } from '@yanzhen/web-kit/plain/error-summary.tsx';
import { TextArea, TextInput } from '@yanzhen/web-kit/plain/field.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { ProblemNotice, Skeleton } from '@yanzhen/web-kit/plain/notice.tsx';
import { answerFault, type Answer } from '@yanzhen/web-kit/questions/question-flow.ts';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useState } from 'react';
import * as z from 'zod';
import { fileAtWindow } from '../contract.ts';
import { AnswerFields, type Draft } from './desk-answer-fields.tsx';
import { EmployerField } from './desk-employer-field.tsx';
import './desk.css';

const ways = ['in-person', 'guardian', 'written', 'telephone'] as const;

const formSchema = z
  .object({
    benefitId: z.string().min(1),
    name: zPersonName,
    identityNumber: zIdentityNumber,
    mobile: zMobile,
    needsEmployer: z.boolean(),
    organisationId: zUuid.or(z.literal('')),
    county: z.string(),
    bankName: zText(60, { lines: 'one' }).or(z.literal('')),
    bankAccount: zBankCard.or(z.literal('')),
    how: z.enum(ways),
    note: zText(300),
  })
  .refine((form) => form.bankAccount === '' || form.bankName !== '', { path: ['bankName'] })
  .refine((form) => !form.needsEmployer || form.organisationId !== '', { path: ['organisationId'] })
  .refine((form) => form.needsEmployer || form.county !== '', { path: ['county'] });

const empty = {
  benefitId: '',
  name: '',
  identityNumber: '',
  mobile: '',
  needsEmployer: true,
  organisationId: '',
  county: '',
  bankName: '',
  bankAccount: '',
  how: '',
  note: '',
};

/** A new filing at the window: who, for what, with whose consent. */
export function DeskWindowNew() {
  const t = useWords('subsidies');
  const benefits = useAsk(listBenefits, {}, { freshFor: 3_600_000 });
  return (
    <DeskPage
      title={t('pages.desk.window.new')}
      lead={t('pages.desk.window.new-lead')}
      crumbs={[{ says: t('pages.desk.window.title'), to: '/desk/window' }]}
    >
      <Asked of={benefits} rows={10}>
        {({ rows }) => <FilingForm open={rows.filter((row) => row.window.open)} />}
      </Asked>
    </DeskPage>
  );
}

function FilingForm({ open }: { readonly open: readonly BenefitRow[] }) {
  const t = useWords('subsidies');
  const text = useText();
  const { go } = useRoute();
  // One benefit is no choice.
  const [only] = open;
  const first = { ...empty, benefitId: open.length === 1 ? (only?.id ?? '') : '' };
  const form = useForm(formSchema, first, {
    says: {
      benefitId: t('pages.desk.window.choose-benefit'),
      organisationId: t('pages.desk.window.choose-employer'),
      county: t('pages.desk.window.choose-county'),
      how: t('pages.desk.window.choose-how'),
    },
  });
  const { benefitId } = form.value;
  const [answers, setAnswers] = useState<Draft>({});
  const [wrong, setWrong] = useState(false);
  const benefit = useAsk(showBenefit, { params: { benefitId } }, { enabled: benefitId !== '' });
  const questions = benefitId === '' ? [] : (benefit.data?.applicationQuestions ?? []);
  const needsEmployer = benefit.data?.needsEmployer ?? true;
  if (form.value.needsEmployer !== needsEmployer) form.set('needsEmployer', needsEmployer);
  const counties = useAsk(showCity, {}, { freshFor: 3_600_000 }).data?.counties ?? [];
  const file = useTell(fileAtWindow);

  const send = async () => {
    const bad = questions.some((question) => {
      const answer = answers[question.factId];
      return answer !== undefined && answerFault(question, answer) !== undefined;
    });
    setWrong(bad);
    await form.submit(async (checked) => {
      if (bad) return;
      const { how, note, bankName, bankAccount, organisationId, county } = checked;
      const { benefitId: asked, name, identityNumber, mobile } = checked;
      const reply = await file.tell({
        body: {
          benefitId: asked,
          name,
          identityNumber,
          mobile,
          ...(needsEmployer ? { organisationId } : { county }),
          ...(bankName === '' ? {} : { bankName }),
          ...(bankAccount === '' ? {} : { bankAccount }),
          answers: given(answers),
          consent: {
            how,
            note,
          },
        },
      });
      announce(t(reply.resumed ? 'pages.desk.window.resumed' : 'pages.desk.window.filed'));
      go(`/desk/window/${reply.applicationId}`);
    });
  };
  return (
    <form
      className="sub-window-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!form.pending) void send();
      }}
    >
      <ErrorSummary errors={form.errors} attempt={form.attempt} />
      {form.problem === null ? null : <ProblemNotice problem={form.problem} />}
      <div className="sub-window-columns">
        <div>
          <DeskSheet title={t('pages.desk.window.person')}>
            {open.length === 1 ? (
              <p className="sub-only">
                {t('pages.desk.column.benefit')} <strong>{text(only?.name)}</strong>
              </p>
            ) : (
              <Select
                {...form.field('benefitId')}
                label={t('pages.desk.column.benefit')}
                options={open.map((row) => ({ value: row.id, label: text(row.name) }))}
              />
            )}
            <TextInput
              {...form.field('name')}
              label={t('pages.desk.window.name')}
              size="medium"
              maxLength={60}
            />
            <TextInput
              {...form.field('identityNumber')}
              label={t('pages.desk.column.identity')}
              size="medium"
              maxLength={18}
            />
            <TextInput
              {...form.field('mobile')}
              label={t('pages.desk.column.mobile')}
              hint={t('pages.desk.window.mobile-hint')}
              size="medium"
              inputMode="tel"
              maxLength={20}
            />
            {needsEmployer ? (
              <EmployerField
                id="organisationId"
                error={form.field('organisationId').error}
                onChoose={(id) => form.set('organisationId', id)}
              />
            ) : (
              <Select
                {...form.field('county')}
                label={t('pages.desk.column.county')}
                hint={t('pages.desk.window.county-hint')}
                options={counties.map(({ code, name }) => ({ value: code, label: text(name) }))}
              />
            )}
          </DeskSheet>
          <DeskSheet title={t('pages.desk.window.account')}>
            <p className="yz-hint">{t('pages.desk.window.account-hint')}</p>
            <TextInput {...form.field('bankName')} label={t('pages.desk.window.bank')} optional />
            <TextInput
              {...form.field('bankAccount')}
              label={t('pages.desk.window.card')}
              size="medium"
              inputMode="numeric"
              maxLength={30}
              optional
            />
          </DeskSheet>
          <DeskSheet title={t('pages.desk.window.consent')}>
            <RadioGroup
              {...form.field('how')}
              label={t('pages.desk.window.how')}
              options={ways.map((way) => ({
                value: way,
                label: t(`pages.desk.consent.${way}`),
              }))}
            />
            <TextArea
              {...form.field('note')}
              label={t('pages.desk.window.note')}
              hint={t('pages.desk.window.note-hint')}
              maxLength={300}
            />
          </DeskSheet>
        </div>
        <DeskSheet title={t('pages.desk.window.answers')}>
          <p className="yz-hint">{t('pages.desk.window.answers-hint')}</p>
          {benefitId !== '' && questions.length === 0 ? <Skeleton rows={8} /> : null}
          <AnswerFields
            questions={questions}
            answers={answers}
            checked={wrong}
            onChange={setAnswers}
          />
        </DeskSheet>
      </div>
      <div className="sub-form-foot">
        <Button type="primary" htmlType="submit" loading={form.pending}>
          {t('pages.desk.window.act')}
        </Button>
        <span className="yz-small">{t('pages.desk.window.act-says')}</span>
      </div>
    </form>
  );
}

/** The answers without those that nobody gave. */
function given(answers: Draft): Record<string, Answer> {
  return Object.fromEntries(
    Object.entries(answers).flatMap(([id, answer]) => (answer === undefined ? [] : [[id, answer]])),
  );
}
