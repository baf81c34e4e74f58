import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { useForm } from '@yanzhen/web-kit/form.ts';
import { Button, LinkButton } from '@yanzhen/web-kit/plain/button.tsx';
import { Actions } from '@yanzhen/web-kit/plain/card.tsx';
import { RadioGroup, Select } from '@yanzhen/web-kit/plain/choices.tsx';
import { ErrorSummary } from '@yanzhen/web-kit/plain/error-summary.tsx';
import { TextArea, TextInput } from '@yanzhen/web-kit/plain/field.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { zText } from '@yanzhen/values/fields.ts';
import * as z from 'zod';
import { bodies, submitProposal, topics } from '../contract.ts';

const one = { lines: 'one' } as const;
const count = (most: number) => z.string().regex(/^\d{1,2}$/).transform(Number).pipe(z.int().min(1).max(most)); // prettier-ignore
const schema = z.object({
  body: z.enum(bodies),
  congress: count(99),
  session: count(20),
  inSession: z.enum(['yes', 'no']),
  title: zText(200, one),
  topic: z.enum(topics),
  content: zText(2500),
  first: zText(500),
  second: z.union([z.literal(''), zText(500)]),
  third: z.union([z.literal(''), zText(500)]),
  more: z.union([z.literal(''), zText(5000)]),
  publishConsent: z.enum(['yes', 'no']),
});
const empty = { body: '', congress: '', session: '', inSession: '', title: '', topic: '', content: '', first: '', second: '', third: '', more: '', publishConsent: '' }; // prettier-ignore

/** A deputy hands in a suggestion or proposal: what it is about, and what is asked, point by point. */
export function NewProposalPage() {
  const t = useWords('proposals');
  const { go } = useRoute();
  const { tell } = useTell(submitProposal);
  const form = useForm(schema, empty);
  const choice = (ids: readonly string[], words: string) =>
    ids.map((value) => ({ value, label: t(`${words}.${value}`) }));
  const send = () =>
    form.submit(async (checked) => {
      const { first, second, third, more, inSession, publishConsent, ...written } = checked;
      const points = [first, second, third, ...more.split('\n')].map((each) => each.trim()).filter(Boolean); // prettier-ignore
      const answers = { inSession: inSession === 'yes', publishConsent: publishConsent === 'yes' };
      const { id } = await tell({ body: { ...written, ...answers, points } });
      announce(t('pages.new.sent'));
      go(`/proposals/${id}`);
    });
  return (
    <Page title={t('pages.mine.new')} lead={t('pages.new.lead')} back="/proposals">
      <ErrorSummary errors={form.errors} attempt={form.attempt} />
      {form.problem ? <ProblemNotice problem={form.problem} /> : null}
      <form
        className="yz-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <RadioGroup {...form.field('body')} inline label={t('fields.body')} options={choice(bodies, 'body')} />
        <TextInput {...form.field('congress')} label={t('fields.congress')} size="short" inputMode="numeric" maxLength={2} />
        <TextInput {...form.field('session')} label={t('fields.session')} size="short" inputMode="numeric" maxLength={2} />
        <RadioGroup {...form.field('inSession')} inline label={t('fields.in-session')} options={choice(['yes', 'no'], 'sitting')} />
        <TextInput {...form.field('title')} label={t('fields.title')} maxLength={200} />
        <Select {...form.field('topic')} label={t('fields.topic')} options={choice(topics, 'topic')} />
        <TextArea {...form.field('content')} label={t('fields.content')} rows={6} maxLength={2500} />
        <TextArea {...form.field('first')} label={t('pages.new.first')} hint={t('pages.new.point-hint')} rows={2} maxLength={500} />
        <TextArea {...form.field('second')} label={t('pages.new.second')} optional rows={2} maxLength={500} />
        <TextArea {...form.field('third')} label={t('pages.new.third')} optional rows={2} maxLength={500} />
        <TextArea {...form.field('more')} label={t('pages.new.more')} hint={t('fields.points-hint')} optional rows={3} maxLength={5000} />
        <RadioGroup {...form.field('publishConsent')} inline label={t('fields.consent')} options={choice(['yes', 'no'], 'consent')} />
        <Actions>
          <Button type="submit" pending={form.pending}>
            {t('move.submit')}
          </Button>
          <LinkButton to="/proposals" tone="secondary">
            {t('pages.new.cancel')}
          </LinkButton>
        </Actions>
      </form>
    </Page>
  ); // prettier-ignore
}
