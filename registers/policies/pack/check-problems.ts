import type { CityPack } from './city-pack.ts';
import { words, type Told } from './problem-words.ts';

type Checked = Pick<CityPack, 'city' | 'facts' | 'policies'>;
type Refuse = (path: readonly (string | number)[], told: Told) => void;

/**
 * Joint checks and second looks that name a department, a fact or a benefit which is not there.
 *
 * @param allRead  Whether every policy file could be read: only then is a missing benefit missing.
 */
export function checkProblems(
  pack: Checked,
  { allRead }: { readonly allRead: boolean },
  refuse: Refuse,
): void {
  const { offices, checks = [], secondLooks } = pack.city;
  const departments = offices
    .filter(({ duties }) => duties.includes('joint-checker'))
    .map((office) => office.id);
  const benefit = benefitRefuser(pack, allRead, refuse);
  checks.forEach((check, i) => {
    if (!departments.includes(check.department)) {
      const values = { id: check.department, ids: departments.join(', ') || '—' };
      refuse(['checks', i, 'department'], words.departmentUnknown(values));
    }
    checkFact(pack, check.fact, ['checks', i, 'fact'], refuse);
    check.shows.forEach((id, at) => {
      const known = pack.facts.dictionary.facts.has(id);
      if (!known) refuse(['checks', i, 'shows', at], words.factUnknown({ id }));
    });
    check.benefits.forEach((id, at) => benefit(id, ['checks', i, 'benefits', at]));
  });
  secondLooks?.shares.forEach((share, i) =>
    benefit(share.benefit, ['secondLooks', 'shares', i, 'benefit']),
  );
}

function checkFact(
  { facts }: Checked,
  id: string,
  path: readonly (string | number)[],
  refuse: Refuse,
): void {
  const fact = facts.dictionary.facts.get(id);
  if (!fact) refuse(path, words.factUnknown({ id }));
  else if (fact.type === 'records') refuse(path, words.factIsList({ id }));
  else if (!fact.verifiedBy.includes('department')) refuse(path, words.factNotDepartments({ id }));
}

function benefitRefuser(
  { policies }: Checked,
  allRead: boolean,
  refuse: Refuse,
): (id: string, path: readonly (string | number)[]) => void {
  const ids = policies.flatMap(({ policy }) => policy.benefits.map((benefit) => benefit.id));
  return (id, path) => {
    if (allRead && !ids.includes(id)) {
      refuse(path, words.benefitUnknown({ id, ids: ids.join(', ') || '—' }));
    }
  };
}
