import { checkTogether } from '@yanzhen/policy';
import { isCountyOf } from '@yanzhen/values/area.ts';
import type { CityPack } from './city-pack.ts';
import { checkProblems } from './check-problems.ts';
import { plain, type PackProblem } from './problem.ts';
import { words, type Told } from './problem-words.ts';
import { YamlFile } from './yaml-file.ts';

type Checked = Pick<CityPack, 'city' | 'facts' | 'policies'>;
type Refuse = (path: readonly (string | number)[], told: Told) => void;

/**
 * What is wrong between the files of a pack although each is right alone.
 *
 * @param allRead  Whether every policy file could be read: only then is a missing benefit missing.
 */
export function crossProblems(
  pack: Checked,
  cityText: string,
  { allRead }: { readonly allRead: boolean },
): PackProblem[] {
  const city = new YamlFile(cityText, 'city.yaml');
  const refuse: Refuse = (path, told) => city.refuse(path, told);
  checkCounties(pack, refuse);
  checkBudgetLines(pack, refuse);
  if (allRead) checkBenefits(pack, refuse);
  checkProblems(pack, { allRead }, refuse);
  checkDoubles(pack, refuse, city);
  const together = checkTogether(pack.policies, { complete: allRead });
  return [...city.problems, ...together.map(plain)];
}

function checkCounties({ city }: Checked, refuse: Refuse): void {
  const codes = city.counties.map((county) => county.code);
  city.counties.forEach(({ code }, i) => {
    if (isCountyOf(code, city.areaCode)) return;
    const values = { code, area: city.areaCode, prefix: city.areaCode.slice(0, 4) };
    refuse(['counties', i, 'code'], words.countyElsewhere(values));
  });
  const taken = city.counties.map(({ tile }) => tile && `${tile.column},${tile.row}`);
  taken.forEach((place, i) => {
    const first = city.counties[taken.indexOf(place)];
    if (place === undefined || taken.indexOf(place) === i || !first) return;
    refuse(['counties', i, 'tile'], words.tileTaken({ code: first.code }));
  });
  city.offices.forEach(({ county }, i) => {
    if (county === null || codes.includes(county)) return;
    refuse(
      ['offices', i, 'county'],
      words.countyUnknown({ code: county, codes: codes.join(', ') }),
    );
  });
}

function checkBudgetLines({ city }: Checked, refuse: Refuse): void {
  const codes = city.counties.map((county) => county.code);
  city.budgetLines.forEach((line, i) => {
    const at = ['budgetLines', i] as const;
    if (line.payer === 'county' && line.county === null) {
      refuse([...at, 'county'], words.countyNeeded({}));
    } else if (line.payer !== 'county' && line.county !== null) {
      refuse([...at, 'county'], words.countyUnneeded({}));
    } else if (line.county !== null && !codes.includes(line.county)) {
      const values = { code: line.county, codes: codes.join(', ') };
      refuse([...at, 'county'], words.countyUnknown(values));
    }
  });
}

function checkBenefits({ city, policies }: Checked, refuse: Refuse): void {
  const benefits = policies.flatMap(({ policy }) => policy.benefits.map((benefit) => benefit.id));
  city.budgetLines.forEach(({ benefit }, i) => {
    if (benefit === null || benefits.includes(benefit)) return;
    const values = { id: benefit, ids: benefits.join(', ') || '—' };
    refuse(['budgetLines', i, 'benefit'], words.benefitUnknown(values));
  });
}

function checkDoubles({ city }: Checked, refuse: Refuse, file: YamlFile): void {
  const lists = {
    counties: city.counties.map((each) => each.code),
    clusters: city.clusters.map((each) => each.id),
    offices: city.offices.map((each) => each.id),
    budgetLines: city.budgetLines.map((each) => each.id),
    checks: (city.checks ?? []).map((each) => each.id),
    'secondLooks.shares': (city.secondLooks?.shares ?? []).map((each) => each.benefit),
  };
  for (const [list, ids] of Object.entries(lists)) {
    ids.forEach((id, i) => {
      const first = ids.indexOf(id);
      if (first === i) return;
      const path = list.split('.');
      const line = file.lineOf([...path, first]);
      refuse([...path, i], words.twice({ id, first: `city.yaml:${line}` }));
    });
  }
}
