import { useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { useForm, type Form } from '@yanzhen/web-kit/form.ts';
import { Button } from '@yanzhen/web-kit/plain/button.tsx';
import { Select } from '@yanzhen/web-kit/plain/choices.tsx';
import { ErrorSummary } from '@yanzhen/web-kit/plain/error-summary.tsx';
import { TextInput } from '@yanzhen/web-kit/plain/field.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import type { ReactNode } from 'react';
import type * as z from 'zod';
import { showCity } from '../../policies/contract.ts';
import * as contract from '../contract.ts';

export type MePart = 'who' | 'money' | 'place';

interface MeFormProps {
  readonly profile: contract.Profile;
  readonly part: MePart;
  readonly onDone: () => void;
}

const schemas = {
  who: contract.meFields.pick({ name: true, identityNumber: true }).required(),
  money: contract.meFields.pick({ bankName: true, bankAccount: true }).required(),
  place: contract.meFields.pick({ county: true }).required(),
} as const;

/** The form of one part of the profile; numbers are typed anew, since the page never has them. */
export function MeForm(props: MeFormProps) {
  switch (props.part) {
    case 'who':
      return <WhoForm {...props} />;
    case 'money':
      return <MoneyForm {...props} />;
    case 'place':
      return <PlaceForm {...props} />;
  }
}

function WhoForm({ profile, onDone }: MeFormProps) {
  const t = useWords('talents');
  const form = useForm(
    schemas.who,
    { name: profile.name, identityNumber: '' },
    { says: { identityNumber: t('pages.me.identity-wrong') } },
  );
  return (
    <Frame form={form} onDone={onDone}>
      <TextInput {...form.field('name')} label={t('pages.me.name')} autoComplete="name" />
      <TextInput
        {...form.field('identityNumber')}
        label={t('pages.me.identity')}
        hint={t('pages.me.identity-hint')}
        maxLength={20}
      />
    </Frame>
  );
}

function MoneyForm({ profile, onDone }: MeFormProps) {
  const t = useWords('talents');
  const form = useForm(
    schemas.money,
    { bankName: profile.bankName ?? '', bankAccount: '' },
    { says: { bankAccount: t('pages.me.account-wrong') } },
  );
  return (
    <Frame form={form} onDone={onDone}>
      <p className="yz-small">{t('pages.me.money-hint')}</p>
      <TextInput
        {...form.field('bankName')}
        label={t('pages.me.bank')}
        hint={t('pages.me.bank-hint')}
      />
      <TextInput
        {...form.field('bankAccount')}
        label={t('pages.me.account')}
        inputMode="numeric"
        {...(profile.bankAccount === null ? {} : { hint: t('pages.me.account-hint') })}
      />
    </Frame>
  );
}

function PlaceForm({ profile, onDone }: MeFormProps) {
  const t = useWords('talents');
  const text = useText();
  const city = useAsk(showCity, {});
  const form = useForm(schemas.place, { county: profile.county ?? '' });
  const counties = city.data?.counties ?? [];
  return (
    <Frame form={form} onDone={onDone}>
      <Select
        {...form.field('county')}
        label={t('pages.me.county')}
        options={counties.map(({ code, name }) => ({ value: code, label: text(name) }))}
      />
    </Frame>
  );
}

interface FrameProps<Value extends object> {
  readonly form: Form<Value, z.input<typeof contract.meFields>>;
  readonly onDone: () => void;
  readonly children: ReactNode;
}

/** Errors, fields, save and cancel around one part. */
function Frame<Value extends object>({ form, onDone, children }: FrameProps<Value>) {
  const t = useWords('talents');
  const { tell } = useTell(contract.saveMe, { invalidates: [contract.showMe] });
  return (
    <form
      className="yz-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.submit(async (body) => {
          await tell({ body });
          announce(t('pages.me.saved'));
          onDone();
        });
      }}
    >
      <ErrorSummary errors={form.errors} attempt={form.attempt} />
      {form.problem ? <ProblemNotice problem={form.problem} /> : null}
      {children}
      <div className="yz-actions">
        <Button type="submit" pending={form.pending}>
          {t('pages.me.save')}
        </Button>
        <Button tone="quiet" onClick={onDone}>
          {t('pages.me.cancel')}
        </Button>
      </div>
    </form>
  );
}
