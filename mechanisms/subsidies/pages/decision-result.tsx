import type { Decision, FactUsed } from '@yanzhen/values/decision.ts';
import { yuanForReader } from '@yanzhen/values/money.ts';
import type { PersonDecision } from '@yanzhen/registers/policies/contract.ts';
import { DecisionCard, Reasons } from '@yanzhen/web-kit/plain/decision-card.tsx';
import { Disclosure } from '@yanzhen/web-kit/plain/status-panel.tsx';
import { AssumedMark, Money, OutcomeMark } from '@yanzhen/web-kit/plain/texts.tsx';
import { Turns } from '@yanzhen/web-kit/plain/turns.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';

interface DecisionResultProps {
  readonly title: string;
  readonly decision: PersonDecision;
}

/** What the answers give: with a yes the amount first and the reasons folded, else all reasons open. */
export function DecisionResult({ title, decision }: DecisionResultProps) {
  const t = useWords('subsidies');
  const kit = useWords();
  const text = useText();
  const parts = useReasonParts(decision);
  if (decision.outcome !== 'yes') {
    return (
      <>
        <DecisionCard
          {...parts}
          title={title}
          amountFen={decision.amountFen ?? undefined}
          assumed={decision.assumed}
        />
        {decision.outcome === 'no' ? (
          <Turns changes={decision.changes} fixed={decision.fixed} />
        ) : null}
      </>
    );
  }
  return (
    <section className="yz-decision yz-decision-yes">
      <header>
        <h2>{title}</h2>
        <OutcomeMark outcome="yes" says={kit('decision.yes')} />
        {decision.amountFen === null ? null : (
          <p className="yz-decision-amount">
            <span className="yz-decision-label">{kit('decision.amount.yes')}</span>
            <Money fen={decision.amountFen} />
          </p>
        )}
        {decision.instalments.map((part) => (
          <p key={part.id} className="yz-small">
            {t(`pages.talent.check.instalment${part.afterMonths === 0 ? '' : '-after'}`, {
              name: text(part.name),
              count: part.afterMonths,
              yuan: yuanForReader(part.amountFen),
            })}
          </p>
        ))}
      </header>
      {decision.amountReasons.length === 0 ? null : (
        <Disclosure says={t('pages.talent.check.how')}>
          <AmountReasons decision={decision} />
        </Disclosure>
      )}
      <Disclosure says={t('pages.talent.check.reasons', { count: decision.reasons.length })}>
        <Reasons {...parts} />
      </Disclosure>
      {decision.assumed.length === 0 ? null : (
        <Disclosure says={t('pages.talent.check.assumed')}>
          <p>{kit('assumed.explains')}</p>
          <ul className="yz-counting">
            {decision.assumed.map((line) => (
              <li key={line.en}>{text(line)}</li>
            ))}
          </ul>
        </Disclosure>
      )}
    </section>
  );
}

function AmountReasons({ decision }: { readonly decision: PersonDecision }) {
  const text = useText();
  return (
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
  );
}

/** The decision as the kit's card takes it, with facts told by their labels in the reader's language. */
function useReasonParts(decision: PersonDecision) {
  const text = useText();
  const kit = useWords();
  const facts = new Map(
    decision.reasons.flatMap((reason) => reason.facts.map((fact) => [fact.id, fact] as const)),
  );
  const tellFact = (used: FactUsed) => ({
    name: text(facts.get(used.id)?.label) || used.name,
    value: text(facts.get(used.id)?.shown) || kit('fact.unknown'),
  });
  return {
    decision: asDecision(decision),
    documents: Object.fromEntries(
      decision.documents.map((document) => [document.id, { title: document.title }]),
    ),
    assumedConditions: decision.reasons
      .filter((reason) => reason.assumed)
      .map((reason) => reason.conditionId),
    tellFact,
  };
}

function asDecision({ outcome, reasons }: PersonDecision): Decision {
  return {
    outcome,
    reasons: reasons.map(({ remedy, facts, ...reason }) => ({
      ...reason,
      ...(remedy === undefined ? {} : { remedy }),
      facts: facts.map(({ id, name, value }) => ({ id, name, value })),
    })),
  };
}
