/**
 * The policy engine: a policy file goes in, four-valued decisions with reasons come out.
 * Pure: no clock, no disk, no network.
 */
export {
  clawbackFen,
  roundAmount,
  splitInstalments,
  splitPayers,
  type Instalment,
} from './amounts.ts';
export {
  compilePolicies,
  compilePolicy,
  decisionColumns,
  type CompiledBenefit,
  type CompiledPolicy,
  type CompiledSet,
} from './compile/compile.ts';
export { outcomeOfCode, type DecisionColumns } from './compile/result-only.ts';
export type {
  AmountReason,
  BenefitDecision,
  ConditionReason,
  DecisionRecord,
  MissingFact,
  OfficerNode,
  ParameterUsed,
  PlainDecision,
  TraceValue,
} from './decision.ts';
export { evaluateExpression, type ContextValue, type EvaluationResult } from './evaluate.ts';
export { exampleFacts, runWorkedExamples, type ExampleResult } from './examples.ts';
export {
  parseFactDictionary,
  type FactDictionary,
  type FactDictionaryResult,
} from './facts/dictionary.ts';
export type { FactDefinition } from './facts/dictionary-schema.ts';
export { factReader, type FactGiven, type FactsGiven, type FactValue } from './facts/normalise.ts';
export type { FeelValue } from './feel/interpret.ts';
export { parsePolicyFile, type PolicyFileResult } from './file/parse-policy.ts';
export type { BenefitFile, ConditionFile, PolicyFile, RoundingRule } from './file/policy-schema.ts';
export { factDictionaryJsonSchema, policyFileJsonSchema } from './json-schemas.ts';
export { isAllowedName, proposeName } from './names.ts';
export type { ProblemCode } from './problem-words.ts';
export type { Problem } from './problems.ts';
export type { Policy } from './rules.ts';
export { windowOn, type WindowAnswer } from './window.ts';
