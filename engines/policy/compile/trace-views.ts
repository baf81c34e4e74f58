import type { ClauseRef, FactUsed } from '@yanzhen/values/decision.ts';
import type { AmountReason, DecisionRecord, OfficerNode, TraceValue } from '../decision.ts';
import { stepsOf, type Expression } from '../feel/tree.ts';
import type { FeelType } from '../feel/types.ts';
import type { BenefitFile } from '../file/benefit-schema.ts';
import type { CheckedTable, ValueRule } from '../rules.ts';
import { amountWords } from '../words.ts';
import type { BenefitPlan } from './benefit-plan.ts';

type Answer = Pick<DecisionRecord, 'outcome' | 'amountFen' | 'capFen' | 'quantity'>;

function unitOf(type: FeelType): string {
  if (type.kind === 'number') return type.unit ?? 'number';
  return type.kind;
}

/** What a benefit's own sum is counted in. */
const unitOfSum = ({ quantity }: BenefitFile): string => quantity?.unit ?? 'money';

/** Reads one trace for a page. */
class TraceReader {
  private readonly plan: BenefitPlan;
  private readonly trace: readonly TraceValue[];
  private readonly facts: readonly FactUsed[];

  constructor(plan: BenefitPlan, trace: readonly TraceValue[], facts: readonly FactUsed[]) {
    this.plan = plan;
    this.trace = trace;
    this.facts = facts;
  }

  value(node: Expression): TraceValue {
    return this.plan.valueIn(node, this.trace, this.facts);
  }

  result(id: string): TraceValue {
    return this.trace[this.plan.tracer.results.get(id) ?? -1] ?? null;
  }

  clause(clause: string): ClauseRef {
    return { document: this.plan.policy.document.id, clause };
  }

  node(expression: Expression): OfficerNode {
    const reference =
      expression.kind === 'fact' ||
      expression.kind === 'parameter' ||
      expression.kind === 'derived';
    const derived =
      expression.kind === 'derived' ? this.plan.policy.rules.derived.get(expression.id) : undefined;
    return {
      text: expression.text,
      value: this.value(expression),
      unit: unitOf(expression.type),
      ...(reference && { names: { kind: expression.kind, id: expression.id } }),
      ...(expression.kind === 'fact' && this.said(expression.id)),
      ...(derived && { clause: this.clause(derived.file.clause) }),
      children: derived
        ? this.rule(derived.rule)
        : stepsOf(expression).map((part) => this.node(part)),
    };
  }

  /** Who said a fact, and when. */
  private said(factId: string): Pick<OfficerNode, 'source' | 'asOf'> {
    const fact = this.facts.find((each) => each.id === factId);
    return {
      ...(fact?.source !== undefined && { source: fact.source }),
      ...(fact?.asOf !== undefined && { asOf: fact.asOf }),
    };
  }

  rule(rule: ValueRule): OfficerNode[] {
    if (rule.kind === 'formula') return [this.node(rule.expression)];
    return rule.table.rows.map((row) => {
      const test = this.node(row.test);
      const output = this.node(row.then);
      return { text: row.test.text, value: test.value, unit: 'boolean', children: [test, output] };
    });
  }

  /** The row or rows of a table that held, and whether each is assumed. */
  held(table: CheckedTable) {
    const rows = table.rows.filter((row) => this.value(row.test) === true);
    return table.hitPolicy === 'COLLECT' ? rows : rows.slice(0, 1);
  }
}

/** The officer's tree: every step of a decision with its value. */
export function officerTreeOf(
  plan: BenefitPlan,
  answer: Answer,
  trace: readonly TraceValue[],
  facts: readonly FactUsed[],
): OfficerNode {
  const reader = new TraceReader(plan, trace, facts);
  const { applies, conditions, amount, file } = plan.benefit;
  const tests = [...(applies ? [applies] : []), ...conditions];
  return {
    text: file.name.zh,
    value: answer.outcome,
    children: [
      ...tests.map(({ file: condition, test }) => ({
        ...reader.node(test),
        clause: reader.clause(condition.clause),
        conditionId: condition.id,
      })),
      {
        text: amountWords.amount.zh,
        value: file.gives === 'quantity' ? (answer.quantity?.value ?? null) : answer.amountFen,
        unit: unitOfSum(file),
        clause: reader.clause(file.amount.clause),
        children: reader.rule(amount),
      },
    ],
  };
}

/** Where the amount comes from: each derived value, the rule itself, what cap and rounding changed. */
export function amountReasonsOf(
  plan: BenefitPlan,
  answer: Answer,
  trace: readonly TraceValue[],
  facts: readonly FactUsed[],
): AmountReason[] {
  if (answer.outcome === 'no' || answer.outcome === 'not-applicable') return [];
  const reader = new TraceReader(plan, trace, facts);
  const { file, amount } = plan.benefit;
  if (file.gives === 'service') return [];
  const explain = (
    of: Pick<AmountReason, 'id' | 'name' | 'assumed' | 'unit' | 'value'> & { clause: string },
    rule: ValueRule,
  ): AmountReason[] => {
    const base = { ...of, clause: reader.clause(of.clause) };
    if (rule.kind === 'formula') return [{ ...base, text: rule.expression.text }];
    const rows = reader.held(rule.table);
    if (rows.length === 0) return [{ ...base, text: rule.table.otherwise?.text ?? '—' }];
    return rows.map((row) => ({
      ...base,
      clause: row.file.clause === undefined ? base.clause : reader.clause(row.file.clause),
      assumed: row.file.assumed,
      text: `${row.test.text} → ${row.then.text}`,
      row: row.index + 1,
      value: rule.table.hitPolicy === 'COLLECT' ? reader.value(row.then) : of.value,
    }));
  };
  const forAmount = plan.derivedForAmount;
  const reasons = forAmount.flatMap(({ file: value, type, rule }) =>
    explain(
      {
        id: value.id,
        name: value.label,
        assumed: value.assumed,
        unit: unitOf(type),
        value: reader.result(value.id),
        clause: value.clause,
      },
      rule,
    ),
  );
  const sum = reader.result('amount');
  const own = { assumed: file.amount.assumed, unit: unitOfSum(file), clause: file.amount.clause };
  reasons.push(...explain({ ...own, id: 'amount', name: amountWords.amount, value: sum }, amount));
  const { cap } = plan.benefit;
  const capped = cap && answer.capFen !== null && typeof sum === 'number' && sum > answer.capFen;
  const clause = reader.clause(own.clause);
  if (capped) {
    reasons.push({
      ...own,
      id: 'cap',
      name: amountWords.cap,
      clause,
      text: cap.text,
      value: answer.capFen,
    });
  }
  const before = capped ? answer.capFen : sum;
  const after = answer.amountFen ?? answer.quantity?.value ?? null;
  if (after !== before && after !== null) {
    const { to, direction } = file.amount.rounding;
    const text = `${to} · ${direction}`;
    reasons.push({
      ...own,
      id: 'rounding',
      name: amountWords.rounding,
      clause,
      text,
      value: after,
    });
  }
  return reasons;
}
