import { unitFen } from '../amounts.ts';
import type { Path } from '../file/yaml-source.ts';
import type { CheckedBenefit, CheckedStacking } from '../rules.ts';
import type { Change } from './survivor.ts';

type Rules = readonly CheckedStacking[];

/** One change of a benefit's stacking rules, for whatever day they were read. */
export interface StackingChange extends Change {
  readonly apply: (rules: Rules) => Rules;
  /** A limit is one for its group: what becomes of the rules of other benefits that state it too. */
  readonly elsewhere?: (rules: Rules) => Rules;
}

const kinds = ['higher-of', 'no-double', 'top-up'] as const;

interface Changed {
  /** Whether the change is one of all rules that state the same cap. */
  readonly shared?: boolean;
  readonly by: (rule: CheckedStacking) => CheckedStacking;
  readonly from: string;
  readonly to: string;
}

const ofFile = (file: CheckedStacking['file'], from: string, to: string): Changed => ({
  by: (rule) => ({ ...rule, file }),
  from,
  to,
});

/** Changes of one rule; `limitStep` in fen. */
function changesOf({ file, limitFen = 0 }: CheckedStacking, limitStep: number): Changed[] {
  switch (file.rule) {
    case 'higher-of':
    case 'no-double':
    case 'top-up':
      return kinds
        .filter((kind) => kind !== file.rule)
        .map((kind) => ofFile({ ...file, rule: kind }, file.rule, kind));
    case 'one-per-couple': {
      const share = file.share === 'one' ? 'half' : 'one';
      return [ofFile({ ...file, share }, file.share, share)];
    }
    case 'exclusive-with':
      if (file.benefits.length < 2) return [];
      return file.benefits.map((id) =>
        ofFile({ ...file, benefits: file.benefits.filter((each) => each !== id) }, id, '—'),
      );
    case 'cap': {
      const scopes = (['person', 'household', 'employer'] as const).filter((by) => by !== file.by);
      const per = file.per === 'year' ? 'total' : 'year';
      return [
        ...scopes.map((by) => ofFile({ ...file, by }, file.by, by)),
        ofFile({ ...file, per }, file.per, per),
        ...[-limitStep, limitStep].map((step) => ({
          shared: true,
          by: (rule: CheckedStacking) => ({ ...rule, limitFen: (rule.limitFen ?? 0) + step }),
          from: String(limitFen / 100),
          to: String((limitFen + step) / 100),
        })),
      ];
    }
  }
}

/** Changes of a benefit's stacking rules: each dropped, of another kind, its limit a step off. */
export function* stackingChanges(
  benefit: CheckedBenefit,
  place: number,
): Generator<StackingChange> {
  const { stacking, file } = benefit;
  const step = Math.max(100, unitFen[file.amount.rounding.to]);
  const remedy = {
    zh: '请补一个写明 payableYuan 或 displacedBy、结果取决于这条规则的样例',
    en: 'add an example with payableYuan or displacedBy that depends on this rule',
  };
  for (const [j, rule] of stacking.entries()) {
    const path: Path = ['benefits', place, 'stacking', j];
    yield {
      path,
      change: { zh: `去掉“${rule.file.rule}”`, en: `\`${rule.file.rule}\` dropped` },
      remedy,
      apply: (rules) => rules.toSpliced(j, 1),
    };
    for (const { by, from, to, shared } of changesOf(rule, step)) {
      yield {
        path,
        change: { zh: `“${from}”改为“${to}”`, en: `\`${from}\` → \`${to}\`` },
        remedy,
        apply: (rules) => rules.map((each, i) => (i === j ? by(each) : each)),
        ...(shared && {
          elsewhere: (rules) => rules.map((each) => (sameCap(each, rule) ? by(each) : each)),
        }),
      };
    }
  }
}

function sameCap({ file: a }: CheckedStacking, { file: b }: CheckedStacking): boolean {
  if (a.rule !== 'cap' || b.rule !== 'cap') return false;
  return a.group === b.group && a.by === b.by && a.per === b.per;
}
