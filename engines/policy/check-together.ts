import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import { yuanForReader } from '@yanzhen/values/money.ts';
import type { PolicyText } from './check-examples.ts';
import { YamlSource, type Path } from './file/yaml-source.ts';
import { constantOf, parametersOn, periodsOf } from './policy-on.ts';
import type { Problem } from './problems.ts';

/** A policy with the places of its values. */
interface Placed extends PolicyText {
  readonly source: YamlSource;
}

/**
 * What is wrong between policies although each is right alone: two versions of a document, or two
 * documents with one benefit, in force on one day; a rule that names a benefit nobody gives; a group
 * with two limits.
 *
 * @param options.complete  Whether these are all policies: only then is a missing benefit missing.
 */
export function checkTogether(
  policies: readonly PolicyText[],
  options: { readonly complete: boolean },
): Problem[] {
  const placed = policies.map((each) => ({
    ...each,
    source: new YamlSource(each.text, each.policy.fileName),
  }));
  refuseTwoAtOnce(placed);
  if (options.complete) refuseUnknownBenefits(placed);
  refuseTwoLimits(placed);
  return placed.flatMap(({ source }) => source.problems);
}

const placeOf = ({ policy, source }: Placed, path: Path): string =>
  `${policy.fileName}:${source.lineOf(path)}`;

/** The first day on which two policies are both in force. */
function sharedDay(a: Placed, b: Placed): CivilDate | undefined {
  const [one, two] = [a.policy.document.inForce, b.policy.document.inForce];
  const day = one.from > two.from ? one.from : two.from;
  const ends = [one.until, two.until].every((until) => until === null || day < until);
  return ends ? day : undefined;
}

function refuseTwoAtOnce(placed: readonly Placed[]): void {
  placed.forEach((later, i) => {
    for (const earlier of placed.slice(0, i)) {
      const day = sharedDay(earlier, later);
      if (day === undefined) continue;
      const { id } = later.policy.document;
      if (id === earlier.policy.document.id) {
        const first = placeOf(earlier, ['document', 'inForce']);
        later.source.refuse('document.two-in-force', ['document', 'inForce'], { id, day, first });
        continue;
      }
      later.policy.benefits.forEach((benefit, j) => {
        const other = earlier.policy.benefits.findIndex((each) => each.id === benefit.id);
        if (other < 0) return;
        const first = placeOf(earlier, ['benefits', other, 'id']);
        const values = { id: benefit.id, day, first };
        later.source.refuse('benefit.claimed-twice', ['benefits', j, 'id'], values);
      });
    }
  });
}

function refuseUnknownBenefits(placed: readonly Placed[]): void {
  const known = new Set(placed.flatMap(({ policy }) => policy.benefits.map(({ id }) => id)));
  const check = (source: YamlSource, id: string, path: Path) => {
    if (!known.has(id)) source.refuseUnknown('stacking.unknown-benefit', id, known, path);
  };
  for (const { policy, source } of placed) {
    policy.benefits.forEach(({ stacking, examples }, i) => {
      stacking.forEach((rule, j) => {
        if (rule.rule !== 'exclusive-with') return;
        const at = ['benefits', i, 'stacking', j, 'benefits'];
        rule.benefits.forEach((id, k) => check(source, id, [...at, k]));
      });
      examples.forEach(({ prior, expect }, j) => {
        const at = ['benefits', i, 'examples', j];
        prior.forEach(({ benefit }, k) => check(source, benefit, [...at, 'prior', k, 'benefit']));
        const by = expect.displacedBy ?? [];
        by.forEach((id, k) => check(source, id, [...at, 'expect', 'displacedBy', k]));
      });
    });
  }
}

function refuseTwoLimits(placed: readonly Placed[]): void {
  const seen = new Map<string, { readonly limit: unknown; readonly first: string }>();
  for (const each of placed) {
    const { rules, document } = each.policy;
    for (const day of periodsOf(rules.parameters, document.inForce.from)) {
      const parameters = parametersOn(rules.parameters, day);
      rules.benefits.forEach(({ stacking }, i) => {
        stacking.forEach(({ file, limit }, j) => {
          if (file.rule !== 'cap' || !limit) return;
          const path = ['benefits', i, 'stacking', j, 'limit'];
          // Limits may change with time; on one day there is one.
          const key = [day, file.group, file.by, file.per].join(' ');
          const value = constantOf(limit, parameters);
          const known = seen.get(key);
          if (!known) seen.set(key, { limit: value, first: placeOf(each, path) });
          else if (known.limit !== value && typeof known.limit === 'number') {
            const other = yuanForReader(Math.floor(known.limit));
            const values = { group: file.group, first: known.first, other };
            each.source.refuse('stacking.limits-differ', path, values);
          }
        });
      });
    }
  }
}
