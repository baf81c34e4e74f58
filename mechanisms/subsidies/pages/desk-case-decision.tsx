import { yuanForReader } from '@yanzhen/values/money.ts';
import type { Outcome } from '@yanzhen/values/decision.ts';
import { DecisionTree, type DecisionNode } from '@yanzhen/web-kit/desk/decision-tree.tsx';
import { DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { Disclosure } from '@yanzhen/web-kit/plain/status-panel.tsx';
import { AssumedMark, Money, OutcomeMark } from '@yanzhen/web-kit/plain/texts.tsx';
import { Turns } from '@yanzhen/web-kit/plain/turns.tsx';
import { dateText } from '@yanzhen/web-kit/dates.ts';
import { useLanguage, useText, useWords } from '@yanzhen/web-kit/words.ts';
import type { SubsidyCase } from '../contract.ts';
import type { OfficerStep } from '../contract-parts.ts';

type Decision = NonNullable<SubsidyCase['decision']>;

/** The decision condition by condition, the sum step by step, and the policy file behind both. */
export function CaseDecision({ view }: { readonly view: SubsidyCase }) {
  const t = useWords('subsidies');
  const kit = useWords();
  const text = useText();
  const decision = view.decision ?? view.decisionNow;
  const step = useOfficerSteps(view);
  return (
    <DeskSheet
      title={t('pages.desk.decision.title')}
      actions={
        <span className="sub-outcome">
          <OutcomeMark outcome={decision.outcome} says={kit(`decision.${decision.outcome}`)} />
          {decision.amountFen === null ? null : (
            <strong>
              {decision.gives === 'money' && !decision.ranged ? (
                <Money fen={decision.amountFen} />
              ) : (
                text(decision.gift ?? undefined)
              )}
            </strong>
          )}
        </span>
      }
    >
      <DecisionTree nodes={useReasonNodes(decision)} />
      {view.decisionNow.outcome === 'no' ? (
        <Turns changes={view.decisionNow.changes} fixed={view.decisionNow.fixed} />
      ) : null}
      <Amount decision={decision} />
      {decision.assumed.length === 0 ? null : (
        <Disclosure says={t('pages.desk.decision.assumed', { count: decision.assumed.length })}>
          <ul className="yz-counting">
            {decision.assumed.map((line) => (
              <li key={line.en}>{text(line)}</li>
            ))}
          </ul>
        </Disclosure>
      )}
      {view.tree === null ? null : (
        <Disclosure says={t('pages.desk.decision.tree')}>
          <div className="sub-tree">
            <DecisionTree nodes={view.tree.children.map((child, at) => step(child, `${at}`))} />
          </div>
        </Disclosure>
      )}
      <p className="yz-small sub-digest">
        {decision.documents.map((document) => (
          <span key={document.id}>{`${text(document.title)}（${document.number}）`} </span>
        ))}
        {t('pages.desk.decision.policy', { digest: view.policyDigest.slice(0, 12) })}
        {view.decisionDigest === null
          ? null
          : ` · ${t('pages.desk.decision.digest', { digest: view.decisionDigest.slice(0, 12) })}`}
      </p>
    </DeskSheet>
  );
}

/** How the sum comes about, with the clause of each step, and how it is paid out. */
function Amount({ decision }: { readonly decision: Decision }) {
  const t = useWords('subsidies');
  const text = useText();
  if (decision.amountReasons.length === 0) return null;
  return (
    <div className="sub-amount">
      <h3>{t('pages.desk.decision.amount')}</h3>
      <PlainTable
        caption={t('pages.desk.decision.amount')}
        rows={decision.amountReasons}
        rowKey={(reason) => `${reason.id} ${reason.clause.clause}`}
        columns={[
          {
            id: 'name',
            title: t('pages.desk.decision.step'),
            cell: (reason) => (
              <>
                {text(reason.name)} {reason.assumed ? <AssumedMark /> : null}
              </>
            ),
          },
          {
            id: 'shown',
            title: t('pages.desk.decision.value'),
            cell: (reason) => <strong>{text(reason.shown)}</strong>,
            align: 'end',
          },
          {
            id: 'clause',
            title: t('pages.desk.decision.clause'),
            cell: (reason) => reason.clause.clause,
          },
        ]}
      />
      <p className="yz-small">
        {decision.instalments
          .map((part) =>
            t(`pages.desk.decision.instalment${part.afterMonths === 0 ? '' : '-after'}`, {
              name: text(part.name),
              yuan: yuanForReader(part.amountFen),
              count: part.afterMonths,
            }),
          )
          .join(t('pages.desk.separator'))}
      </p>
    </div>
  );
}

function useReasonNodes(decision: Decision): readonly DecisionNode[] {
  const kit = useWords();
  const text = useText();
  const saidBy = useSaidBy();
  return decision.reasons.map((reason) => ({
    id: reason.conditionId,
    label: text(reason.says),
    outcome: reason.outcome,
    clause: reason.clause.clause,
    assumed: reason.assumed,
    children: reason.facts.map((fact) => ({
      id: fact.id,
      label: text(fact.label),
      value: text(fact.shown) || kit('fact.unknown'),
      source: fact.source === undefined ? undefined : saidBy(fact.source, fact.asOf),
    })),
  }));
}

/** Who says a fact, and on which day. */
function useSaidBy(): (source: string, asOf: string | undefined) => string {
  const t = useWords('subsidies');
  const { language } = useLanguage();
  const known = ['self', 'document', 'employer', 'department', 'import'];
  return (source, asOf) =>
    [
      known.includes(source) ? t(`pages.desk.source.${source}`) : source,
      ...(asOf === undefined ? [] : [dateText(asOf, language)]),
    ].join(' · ');
}

/** Tells a step of the policy file as a node: the expression as written, its value, its clause. */
function useOfficerSteps(view: SubsidyCase): (step: OfficerStep, id: string) => DecisionNode {
  const kit = useWords();
  const text = useText();
  const saidBy = useSaidBy();
  const tell = (step: OfficerStep): string => {
    const { value, unit, names } = step;
    const known = names?.kind === 'fact' ? view.facts.find(({ id }) => id === names.id) : undefined;
    if (value === null) return kit('fact.unknown');
    if (unit === 'money' && typeof value === 'number') {
      return `${yuanForReader(value)} ${kit('unit.yuan')}`;
    }
    return known?.shown && known.value === value ? text(known.shown) : String(value);
  };
  const node = (step: OfficerStep, id: string): DecisionNode => {
    const outcome = outcomeOf(step);
    return {
      id,
      label: <code>{step.text}</code>,
      ...(outcome === undefined ? { value: tell(step) } : { outcome }),
      ...(step.clause === undefined ? {} : { clause: step.clause.clause }),
      ...(step.source === undefined ? {} : { source: saidBy(step.source, step.asOf) }),
      children: step.children.map((child, at) => node(child, `${id}.${at}`)),
    };
  };
  return node;
}

function outcomeOf({ value, unit }: OfficerStep): Outcome | undefined {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return value === null && unit === 'boolean' ? 'unknown' : undefined;
}
