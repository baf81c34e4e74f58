import type { Decision, FactUsed, Reason } from '@yanzhen/values/decision.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import type { Fen } from '@yanzhen/values/money.ts';
import type { ReactNode } from 'react';
import { useText, useWords } from '../words.ts';
import { Disclosure } from './status-panel.tsx';
import { AssumedMark, Money, OutcomeMark } from './texts.tsx';

export interface DecisionDocument {
  readonly title: Localized;
  /** City-relative address of the document's page. */
  readonly href?: string;
}

interface DecisionCardProps {
  readonly title: ReactNode;
  readonly decision: Decision;
  /** What it would give; left out when nothing can be said yet. */
  readonly amountFen?: Fen | undefined;
  /** A line under the amount, e.g. how it is paid out. */
  readonly amountSays?: ReactNode;
  /** Titles of the documents that the clauses stand in, by document id. */
  readonly documents?: Readonly<Record<string, DecisionDocument>>;
  /** What the city assumed where the official text is silent, in sentences. */
  readonly assumed?: readonly Localized[];
  /** Ids of conditions that rest on an assumption. */
  readonly assumedConditions?: readonly string[];
  /** How a fact is told; its Chinese name and plain value unless told. */
  readonly tellFact?: (fact: FactUsed) => { readonly name: string; readonly value: ReactNode };
  readonly actions?: ReactNode;
  /** Heading level; 2 unless told. */
  readonly level?: 2 | 3;
}

/** An answer with its reasons: outcome, amount, and each condition with clause, remedy and facts. */
export function DecisionCard(props: DecisionCardProps) {
  const { decision, level = 2 } = props;
  const t = useWords();
  const text = useText();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className={`yz-decision yz-decision-${decision.outcome}`}>
      <header>
        <Heading>{props.title}</Heading>
        <OutcomeMark outcome={decision.outcome} says={t(`decision.${decision.outcome}`)} />
        {props.amountFen === undefined ? null : (
          <p className="yz-decision-amount">
            <span className="yz-decision-label">{t(`decision.amount.${decision.outcome}`)}</span>
            <Money fen={props.amountFen} />
          </p>
        )}
        {props.amountSays === undefined ? null : <p className="yz-small">{props.amountSays}</p>}
      </header>
      <Reasons {...props} />
      {props.assumed === undefined || props.assumed.length === 0 ? null : (
        <div className="yz-assumed">
          <p>
            <AssumedMark /> {t('assumed.explains')}
          </p>
          <ul>
            {props.assumed.map((line) => (
              <li key={line.en}>{text(line)}</li>
            ))}
          </ul>
        </div>
      )}
      {props.actions === undefined ? null : <div className="yz-actions">{props.actions}</div>}
    </section>
  );
}

type ReasonsProps = Pick<
  DecisionCardProps,
  'decision' | 'documents' | 'assumedConditions' | 'tellFact'
>;

/** Each condition of a decision with its outcome, clause, remedy and facts. */
export function Reasons({ decision, documents, assumedConditions, tellFact }: ReasonsProps) {
  // What the reader can still change comes first, then what is settled.
  const order = { no: 0, unknown: 1, yes: 2, 'not-applicable': 3 };
  const reasons = [...decision.reasons].sort((a, b) => order[a.outcome] - order[b.outcome]);
  return (
    <ol className="yz-reasons">
      {reasons.map((reason) => (
        <ReasonLine
          key={reason.conditionId}
          reason={reason}
          document={documents?.[reason.clause.document]}
          assumed={assumedConditions?.includes(reason.conditionId) ?? false}
          {...(tellFact === undefined ? {} : { tellFact })}
        />
      ))}
    </ol>
  );
}

interface ReasonLineProps {
  readonly reason: Reason;
  readonly document: DecisionDocument | undefined;
  readonly assumed: boolean;
  readonly tellFact?: (fact: FactUsed) => { readonly name: string; readonly value: ReactNode };
}

function ReasonLine({ reason, document, assumed, tellFact }: ReasonLineProps) {
  const t = useWords();
  const text = useText();
  const tell =
    tellFact ?? ((fact: FactUsed) => ({ name: fact.name, value: plainValue(fact.value, t) }));
  return (
    <li className="yz-reason">
      <div className="yz-reason-head">
        <OutcomeMark outcome={reason.outcome} />
        <p className="yz-reason-says">
          {text(reason.says)} {assumed ? <AssumedMark /> : null}
        </p>
      </div>
      {reason.remedy === undefined || reason.outcome === 'yes' ? null : (
        <p className="yz-reason-remedy">{text(reason.remedy)}</p>
      )}
      <Disclosure says={t('decision.basis', { clause: reason.clause.clause })}>
        <p>
          {document === undefined ? null : <span>{text(document.title)} </span>}
          {reason.clause.clause}
        </p>
        {reason.facts.length === 0 ? null : (
          <dl className="yz-facts">
            {reason.facts.map((fact) => {
              const told = tell(fact);
              return (
                <div key={fact.id}>
                  <dt>{told.name}</dt>
                  <dd>
                    {told.value}
                    {fact.source === undefined ? null : <small>{fact.source}</small>}
                  </dd>
                </div>
              );
            })}
          </dl>
        )}
      </Disclosure>
    </li>
  );
}

function plainValue(value: unknown, t: (key: string) => string): string {
  if (value === null || value === undefined) return t('fact.unknown');
  if (value === true) return t('fact.yes');
  if (value === false) return t('fact.no');
  return typeof value === 'string' || typeof value === 'number'
    ? String(value)
    : JSON.stringify(value);
}
