import type { Decision, FactUsed } from '@yanzhen/values/decision.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import { yuanForReader } from '@yanzhen/values/money.ts';
import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { LinkButton } from '@yanzhen/web-kit/plain/button.tsx';
import { DecisionCard } from '@yanzhen/web-kit/plain/decision-card.tsx';
import { ProblemNotice, Skeleton } from '@yanzhen/web-kit/plain/notice.tsx';
import { Disclosure } from '@yanzhen/web-kit/plain/status-panel.tsx';
import { AssumedMark } from '@yanzhen/web-kit/plain/texts.tsx';
import { Turns } from '@yanzhen/web-kit/plain/turns.tsx';
import type { Answers } from '@yanzhen/web-kit/questions/question-flow.ts';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { useCallback, useEffect } from 'react';
import * as contract from '../contract.ts';
import './calculator.css';
import './policies.css';

interface CalculatorResultProps {
  readonly benefit: contract.BenefitView;
  readonly answers: Answers;
  /** City-relative address of the questions. */
  readonly questionsAt: string;
}

/** What the answers would give, condition by condition; nothing of it is kept by the city. */
export function CalculatorResult({ benefit, answers, questionsAt }: CalculatorResultProps) {
  const { tell, reply, problem } = useTell(contract.decideForVisitor, { invalidates: [] });
  const content = JSON.stringify(answers);
  const ask = useCallback(() => {
    const body = { answers: JSON.parse(content) as Answers };
    // A failure is shown from `problem`.
    tell({ params: { benefitId: benefit.id }, body }).catch(() => undefined);
  }, [tell, benefit.id, content]);
  useEffect(ask, [ask]);
  if (problem) return <ProblemNotice problem={problem} onRetry={ask} />;
  if (!reply) return <Skeleton rows={8} />;
  return <Shown benefit={benefit} decision={reply} questionsAt={questionsAt} />;
}

interface ShownProps {
  readonly benefit: contract.BenefitView;
  readonly decision: contract.PersonDecision;
  readonly questionsAt: string;
}

function Shown({ benefit, decision, questionsAt }: ShownProps) {
  const t = useWords('policies');
  const text = useText();
  const facts = new Map(
    decision.reasons.flatMap((reason) => reason.facts.map((fact) => [fact.id, fact] as const)),
  );
  const kit = useWords();
  const tellFact = ({ id, name }: FactUsed) => ({
    name: text(facts.get(id)?.label) || name,
    value: text(facts.get(id)?.shown) || kit('fact.unknown'),
  });
  const maybe = decision.outcome === 'yes' || decision.outcome === 'unknown';
  const applies = maybe && benefit.window.open && contract.appliedForByPersons(benefit);
  return (
    <>
      <DecisionCard
        title={t('pages.benefit.result')}
        decision={asDecision(decision, t('pages.benefit.source-self'))}
        amountFen={
          decision.gives === 'money' && !decision.ranged
            ? (decision.amountFen ?? undefined)
            : undefined
        }
        {...giftSays(decision, text)}
        documents={Object.fromEntries(
          decision.documents.map((document) => [document.id, { title: document.title }]),
        )}
        assumed={decision.assumed}
        assumedConditions={decision.reasons
          .filter((reason) => reason.assumed)
          .map((reason) => reason.conditionId)}
        tellFact={tellFact}
        actions={
          <>
            {applies ? (
              <LinkButton to={`/apply/${benefit.id}`}>{t('pages.benefit.apply')}</LinkButton>
            ) : null}
            {maybe && contract.comesByItself(benefit) ? (
              <LinkButton to="/offers">{t('pages.benefit.by-itself')}</LinkButton>
            ) : null}
            <LinkButton to={questionsAt} tone="secondary">
              {t('pages.benefit.again')}
            </LinkButton>
          </>
        }
      />
      <p className="yz-small">
        {applies ? `${t('pages.benefit.apply-hint')} ` : ''}
        {t('pages.benefit.not-kept')}
      </p>
      <Turns changes={decision.changes} fixed={decision.fixed} />
      <Missing decision={decision} />
      <AmountReasons decision={decision} />
    </>
  );
}

/** What stands under the outcome: how a sum is paid out, or what is given instead of a fixed sum. */
function giftSays(decision: contract.PersonDecision, text: (of: Localized) => string) {
  if (decision.gift === null) return {};
  if (decision.gives === 'money' && !decision.ranged) {
    return { amountSays: <Parts decision={decision} /> };
  }
  return { amountSays: <strong className="policy-gift">{text(decision.gift)}</strong> };
}

function Parts({ decision }: { readonly decision: contract.PersonDecision }) {
  const t = useWords('policies');
  const text = useText();
  const [only, second] = decision.instalments;
  if (!second) return <>{only && only.afterMonths > 0 ? null : t('pages.benefit.once')}</>;
  return (
    <>
      {t('pages.benefit.parts', { count: decision.instalments.length })}{' '}
      {decision.instalments
        .map(({ name, amountFen, afterMonths }) =>
          t(afterMonths > 0 ? 'pages.benefit.part-after' : 'pages.benefit.part', {
            name: text(name),
            amount: yuanForReader(amountFen),
            months: afterMonths,
          }),
        )
        .join(t('pages.benefit.between'))}
    </>
  );
}

/** What would settle the answer, and who supplies it: a person cannot state everything themselves. */
function Missing({ decision: { missing } }: { readonly decision: contract.PersonDecision }) {
  const t = useWords('policies');
  const text = useText();
  if (missing.length === 0) return null;
  return (
    <section className="policy-part">
      <h2>{t('pages.benefit.missing')}</h2>
      <ul className="yz-counting">
        {missing.map(({ factId, label, suppliedBy }) => (
          <li key={factId}>
            {text(label)} <small>{t(`pages.supplied-by.${suppliedBy[0] ?? 'self'}`)}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}

function AmountReasons({ decision }: { readonly decision: contract.PersonDecision }) {
  const t = useWords('policies');
  const text = useText();
  if (decision.amountReasons.length === 0) return null;
  return (
    <Disclosure says={t('pages.benefit.how-much')}>
      <dl className="yz-facts">
        {decision.amountReasons.map((reason) => (
          <div key={reason.id}>
            <dt>
              {text(reason.name)} {reason.assumed ? <AssumedMark /> : null}
            </dt>
            <dd>
              {text(reason.shown)}
              <small>{reason.clause.clause}</small>
            </dd>
          </div>
        ))}
      </dl>
    </Disclosure>
  );
}

/** The decision as the kit's card takes it; every answer of a visitor is their own word. */
function asDecision({ outcome, reasons }: contract.PersonDecision, source: string): Decision {
  return {
    outcome,
    reasons: reasons.map(({ remedy, facts, ...reason }) => ({
      ...reason,
      ...(remedy === undefined ? {} : { remedy }),
      facts: facts.map(({ id, name, value }) => ({
        id,
        name,
        value,
        ...(value === null ? {} : { source }),
      })),
    })),
  };
}
