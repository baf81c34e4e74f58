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
export { outcomeOfCode, type DecisionColumns } from './compile/decision-columns.ts';
export type {
  AmountReason,
  BenefitDecision,
  ConditionReason,
  DecisionRecord,
  Gives,
  MissingFact,
  OfficerNode,
  ParameterUsed,
  PlainDecision,
  Quantity,
  TraceValue,
} from './decision.ts';
export {
  changesThatTurn,
  type Change,
  type ChangesFound,
  type FactChange,
} from './changes/changes.ts';
export {
  explainForOfficer,
  explainForPerson,
  giftInWords,
  type ExplainedBy,
} from './explain/explain-in-words.ts';
export { parseFactsFile, type FactsFileResult } from './explain/facts-file.ts';
export { factLabel, showFact, showValue, unitWords } from './explain/show-value.ts';
export {
  inquire,
  type Asking,
  type Inquiry,
  type NextQuestion,
  type OpenBenefit,
} from './questions/next-question.ts';
export {
  decideEntitlements,
  policiesOn,
  type AllEntitlements,
  type BenefitStanding,
  type Standing,
} from './entitlements/entitlements.ts';
export {
  conformanceFiles,
  readConformance,
  type ConformanceSet,
} from './conformance/read-folder.ts';
export { conformanceReport } from './conformance/report.ts';
export { runCases, type CaseResult } from './conformance/run-cases.ts';
export { evaluateExpression, FeelRefusal } from './evaluate.ts';
export type { ContextValue, EvaluationContext } from './evaluate-context.ts';
export { evaluateTable, type DecisionTable, type HitPolicy } from './evaluate-table.ts';
export { checkTogether } from './check-together.ts';
export { bluntExamples, failingExamples, type PolicyText } from './check-examples.ts';
export {
  exampleFacts,
  runWorkedExamples,
  type ExampleAnswer,
  type ExampleResult,
} from './examples.ts';
export { sharpen } from './sharpness/sharpen.ts';
export type { Survivor } from './sharpness/survivor.ts';
export { exactnessOf, type Exactness } from './feel/exact/exactness.ts';
export {
  factColumnsOf,
  givenFacts,
  policySql,
  type PolicySql,
  type SqlFacts,
} from './sql/policy-sql.ts';
export {
  parseFactDictionary,
  type FactDictionary,
  type FactDictionaryResult,
} from './facts/dictionary.ts';
export type { FactDefinition } from './facts/dictionary-schema.ts';
export {
  factReader,
  type FactReader,
  type FactGiven,
  type FactsGiven,
  type FactValue,
} from './facts/normalise.ts';
export type { FeelValue } from './feel/value.ts';
export { parsePolicyFile, type PolicyFileResult } from './file/parse-policy.ts';
export type { BenefitFile, ConditionFile, PolicyFile, RoundingRule } from './file/policy-schema.ts';
export { YamlSource } from './file/yaml-source.ts';
export { factDictionaryJsonSchema, policyFileJsonSchema } from './json-schemas.ts';
export { isAllowedName, proposeName } from './names.ts';
export { policyOn } from './policy-on.ts';
export type { ProblemCode } from './problem-words.ts';
export type { Problem } from './problems.ts';
export type { CheckedBenefit, Policy } from './rules.ts';
export { fromTyped, sameTyped, toTyped, type Typed } from './typed.ts';
export {
  type Displacement,
  type EntitledBenefit,
  type Entitlement,
  type Entitlements,
  type PriorAward,
  type Reduction,
  type StackingKind,
} from './stacking/entitlement.ts';
export { resolveEntitlements } from './stacking/resolve-entitlements.ts';
export { windowOn, type WindowAnswer } from './window.ts';
export { policyText } from './file/policy-text.ts';
export {
  fillPopulation,
  fillRows,
  joinPopulation,
  wholly,
  type Population,
  type PopulationSource,
  type RowGiven,
} from './population/population.ts';
export { fusedRunner, type FusedPlan, type FusedResult } from './population/fused.ts';
export { plainColumns, type FilledRows, type SharedColumns } from './population/columns.ts';
export { Simulation, type BudgetLine, type ChangeResult } from './population/simulation.ts';
export { withParameters } from './population/with-parameters.ts';
export {
  parsePopulationFile,
  type PopulationFileResult,
} from './population/synthetic/parse-population.ts';
export {
  populationFileJsonSchema,
  populationFileSchema,
  type PopulationFile,
} from './population/synthetic/population-schema.ts';
export { syntheticSource } from './population/synthetic/synthetic-source.ts';
export type * from './population/result.ts';
export { asStatement } from './words.ts';
export { nearestName } from './nearest.ts';
export { fenAsWritten } from './file/yuan.ts';
