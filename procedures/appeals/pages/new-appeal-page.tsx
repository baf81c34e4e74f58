import { Asked, useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { dateText } from '@yanzhen/web-kit/dates.ts';
import { useForm } from '@yanzhen/web-kit/form.ts';
import { Button, LinkButton } from '@yanzhen/web-kit/plain/button.tsx';
import { Actions } from '@yanzhen/web-kit/plain/card.tsx';
import { ErrorSummary } from '@yanzhen/web-kit/plain/error-summary.tsx';
import { FieldGroup, TextArea } from '@yanzhen/web-kit/plain/field.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { EmptyState, Notice, ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { SummaryList } from '@yanzhen/web-kit/plain/summary-list.tsx';
import { DateText } from '@yanzhen/web-kit/plain/texts.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useLanguage, useText, useWords } from '@yanzhen/web-kit/words.ts';
import { zText } from '@yanzhen/values/fields.ts';
import { useState } from 'react';
import * as z from 'zod';
import { fileAppeal, listMine, type AppealableDecision, type Terms } from '../contract.ts';
import { CountingPanel } from '../../applications/pages/counting-panel.tsx';
import { useBenefitName } from './names.ts';
import { Remedies } from './remedies.tsx';

/** Appeals against one decision: which conditions, and why. */
export function NewAppealPage() {
  const t = useWords('appeals');
  const { params } = useRoute();
  const ask = useAsk(listMine, {});
  return (
    <Asked of={ask}>
      {({ terms, decisions }) => {
        const decision = decisions.find((each) => each.id === params['decisionId']);
        if (decision) return <AppealForm decision={decision} terms={terms} />;
        return (
          <Page title={t('pages.new.title')} back="/appeals">
            <EmptyState
              title={t('pages.new.gone')}
              actions={<LinkButton to="/appeals">{t('pages.new.all')}</LinkButton>}
            >
              <p>{t('pages.new.gone-says')}</p>
            </EmptyState>
          </Page>
        );
      }}
    </Asked>
  );
}

const schema = z.object({ grounds: zText(3000) });

function AppealForm(props: { readonly decision: AppealableDecision; readonly terms: Terms }) {
  const { decision, terms } = props;
  const t = useWords('appeals');
  const { go } = useRoute();
  const { language } = useLanguage();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const { tell } = useTell(fileAppeal);
  const form = useForm(schema, { grounds: '' }, { says: { grounds: t('pages.new.missing') } });
  const send = () =>
    form.submit(async ({ grounds }) => {
      const { kind, id } = decision;
      const { appeal } = await tell({
        body: { kind, decisionId: id, grounds, conditions: [...chosen] },
      });
      announce(t('pages.new.sent'));
      go(`/appeals/${appeal.id}`);
    });
  return (
    <Page title={t('pages.new.title')} back="/appeals">
      {decision.late ? (
        <Notice
          tone="attention"
          title={t('pages.new.late', { date: dateText(decision.askUntil, language) })}
        >
          <p>{t('pages.new.late-says')}</p>
        </Notice>
      ) : null}
      <ErrorSummary errors={form.errors} attempt={form.attempt} />
      {form.problem ? <ProblemNotice problem={form.problem} /> : null}
      <About decision={decision} />
      <form
        className="yz-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Conditions decision={decision} chosen={chosen} onChoose={setChosen} />
        <TextArea
          {...form.field('grounds')}
          label={t('pages.new.grounds')}
          hint={t('pages.new.grounds-hint')}
          rows={6}
          maxLength={3000}
        />
        <Actions>
          <Button type="submit" pending={form.pending}>
            {t('pages.new.send')}
          </Button>
          <LinkButton to="/appeals" tone="secondary">
            {t('pages.new.cancel')}
          </LinkButton>
        </Actions>
      </form>
      <Remedies terms={terms} />
    </Page>
  );
}

function About({ decision }: { readonly decision: AppealableDecision }) {
  const t = useWords('appeals');
  const text = useText();
  const benefit = useBenefitName();
  const { benefitId, name, reference, reason, toldOn, askUntil } = decision;
  return (
    <>
      <SummaryList
        rows={[
          {
            id: 'decision',
            label: t('pages.new.about'),
            value: [benefit(benefitId), text(name)].join(' · '),
            ...(reference === null ? {} : { source: reference }),
          },
          ...(reason === null
            ? []
            : [{ id: 'reason', label: t('pages.mine.reason'), value: reason }]),
          { id: 'told', label: t('pages.new.told'), value: <DateText on={toldOn} /> },
          { id: 'until', label: t('pages.new.until'), value: <DateText on={askUntil} /> },
        ]}
      />
      <CountingPanel counting={decision.counting} />
    </>
  );
}

function Conditions(props: {
  readonly decision: AppealableDecision;
  readonly chosen: readonly string[];
  readonly onChoose: (ids: readonly string[]) => void;
}) {
  const { decision, chosen, onChoose } = props;
  const t = useWords('appeals');
  const text = useText();
  if (decision.conditions.length === 0) return null;
  const turn = (id: string) =>
    onChoose(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]);
  return (
    <FieldGroup
      id="conditions"
      label={t('pages.new.conditions')}
      hint={t('pages.new.conditions-hint')}
    >
      <div className="yz-choices">
        {decision.conditions.map(({ id, says, clause }) => (
          <label key={id} className="yz-choice">
            <input
              type="checkbox"
              name="conditions"
              value={id}
              checked={chosen.includes(id)}
              onChange={() => turn(id)}
            />
            <span>
              {text(says)}
              <span className="yz-choice-hint">{clause}</span>
            </span>
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}
