import { parseFactDictionary, type FactDictionary } from '../facts/dictionary.ts';
import { parsePolicyFile } from '../file/parse-policy.ts';
import type { Policy } from '../rules.ts';

export type Json = Readonly<Record<string, unknown>>;

const both = (text: string) => ({ zh: text, en: text });

/** A fact in few words; `more` overrides. */
export const fact = (id: string, name: string, more: Json): Json => ({
  id,
  name,
  label: both(name),
  sensitivity: 'internal',
  purpose: both(name),
  verifiedBy: ['self'],
  ...more,
});

/** The dictionary of some facts. @throws Error with the problems. */
export function smallFacts(facts: readonly Json[]): FactDictionary {
  const parsed = parseFactDictionary(JSON.stringify({ facts }), 'facts.yaml');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.dictionary;
}

/** A condition by its expression. */
export const condition = (id: string, when: string): Json => ({
  id,
  clause: '第一条',
  when,
  says: both(`${id} 已满足`),
  fails: both(`${id} 未满足`),
  remedy: both(`${id} 的办法`),
  assumed: true,
});

/** A benefit in few words; `more` overrides, `amount` holds what makes the sum. */
export function benefit(id: string, conditions: Json[], amount: Json, more: Json = {}): Json {
  return {
    id,
    name: both(`待遇 ${id}`),
    summary: both(`待遇 ${id}`),
    beneficiary: 'person',
    handling: 'reviewed',
    window: { opensOn: '2024-01-01', closesOn: null, clause: '第一条', assumed: true },
    conditions,
    amount: {
      clause: '第一条',
      assumed: true,
      ...(more['gives'] !== 'quantity' && { rounding: { to: 'yuan', direction: 'down' } }),
      instalments: {
        parts: [{ id: 'single', share: 100, afterMonths: 0, name: both('一次付清') }],
        remainder: 'last',
        clause: '第一条',
        assumed: true,
      },
      ...amount,
    },
    duties: {
      serviceMonths: 0,
      onLeaving: 'none',
      reporting: 'none',
      clause: '第一条',
      assumed: true,
    },
    evidence: [],
    terms: [],
    publicityWorkingDays: 0,
    payers: [{ payer: 'city', share: 100 }],
    examples: [
      {
        id: 'nothing',
        says: both('空'),
        facts: {},
        expect: { outcome: 'unknown', amountYuan: null },
      },
    ],
    ...more,
  };
}

/** A policy of some benefits. @throws Error with the problems. */
export function smallPolicy(
  dictionary: FactDictionary,
  benefits: readonly Json[],
  more: Json = {},
): Policy {
  const { document, ...rest } = more;
  const text = JSON.stringify({
    document: {
      id: 'small',
      number: '示例〔2024〕1号',
      title: both('示例'),
      issuer: both('示例'),
      level: 'city',
      inForce: { from: '2024-01-01', until: null },
      governs: { basis: 'filed-on', from: '2024-01-01', clause: '第一条', assumed: true },
      assumed: true,
      clauses: [{ number: '第一条', paraphrase: both('示例'), source: 'assumed' }],
      ...(document as Json | undefined),
    },
    benefits,
    ...rest,
  });
  const parsed = parsePolicyFile(text, 'small.yaml', dictionary);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.policy;
}
