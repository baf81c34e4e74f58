import { expect, it } from 'vitest';
import { countYear, type Counted } from './figures.ts';
import { worstOf } from './grades.ts';
import { allowedMoves } from './lifecycle.ts';
import { holdsNumber, withoutNames } from './redact.ts';
import { counted } from './reply-text.ts';
import { dueOf, numberOf, returnOf, termOf, type Rules } from './rules.ts';
import { likeItems } from './similar.ts';
import { rules } from './testing/proposal-city.ts';

const sitting = { body: 'congress', congress: 9, session: 3, inSession: true } as const;

it('takes the line that names most: the city’s, this congress’s, this session’s', () => {
  const line = rules.terms[0] as Rules['terms'][number];
  const special: Rules = {
    ...rules,
    terms: [...rules.terms, { ...line, congress: 9, months: 4 }, { ...line, congress: 9, session: 3, months: 2 }], // prettier-ignore
  };
  expect(termOf(special, sitting)?.months).toBe(2);
  expect(termOf(special, { ...sitting, session: 4 })?.months).toBe(4);
  expect(termOf(special, { ...sitting, congress: 8 })?.months).toBe(3);
  expect(termOf({ ...rules, terms: [line] }, { ...sitting, body: 'cppcc' })).toBeUndefined();
});

it('counts months to the same day or the last of the month, never past the ceiling, rolled on where told', () => {
  const due = (from: string, months: number, rollForward = false) =>
    dueOf({ ...rules, rollForward }, [], from, { months });
  expect(due('2024-02-05', 3)).toEqual({ dueOn: '2024-05-05', ceilingOn: '2024-08-05' });
  expect(due('2024-02-05', 3, true).dueOn).toBe('2024-05-06');
  expect(due('2024-11-30', 3).dueOn).toBe('2025-02-28');
  expect(due('2024-02-05', 9).dueOn).toBe('2024-08-05');
  expect(returnOf(rules, [], '2024-02-06')).toBe('2024-02-16');
});

it('numbers by the pattern of the pack', () => {
  expect(numberOf(rules, sitting, 288)).toBe('S09030288');
  expect(numberOf(rules, { ...sitting, body: 'cppcc' }, 18)).toBe('018');
  expect([1, 10, 11, 20, 35].map(counted)).toEqual(['一', '十', '十一', '二十', '三十五']);
});

it('offers each actor the moves of their role, a unit’s only with its seat', () => {
  const actor = { accountId: '', personId: '', name: '', kind: 'staff', roles: ['proposal-handler'], counties: [], organisationId: null } as const; // prettier-ignore
  const assigned = { state: 'assigned', leadUnit: 'bureau' } as const;
  expect(allowedMoves(assigned, actor, ['bureau'])).toEqual(['accept', 'return']);
  expect(allowedMoves(assigned, actor, ['housing'])).toEqual([]);
  expect(allowedMoves({ ...assigned, state: 'answered' }, actor, ['bureau'])).toEqual([]);
});

it('finds like items by shared words and says which, at the threshold and below', () => {
  const found = likeItems('关于改进青年人才住房服务的建议', [
    { id: 'a', text: '关于青年人才住房补助的建议' },
    { id: 'b', text: '加快城区污水管网改造' },
    { id: 'c', text: '关于改进青年人才住房服务的建议' },
  ]);
  expect(found.map(({ id }) => id)).toEqual(['c', 'a']);
  expect(found[0]).toMatchObject({ percent: 100, shared: ['关于改进青年人才住房服务的建议'] });
  expect(found[1]?.shared).toEqual(['青年人才住房', '的建议']);
  expect(likeItems('', [{ id: 'a', text: '任何' }])).toEqual([]);
});

it('hears the worst word, refuses numbers of persons, and takes names out', () => {
  expect(worstOf([])).toBeNull();
  expect(worstOf([{ attitude: 'satisfied', result: 'basically' }])).toBe('basically');
  expect(worstOf([{ attitude: 'not', result: 'satisfied' }])).toBe('not');
  expect(['电话13900001111', '139 0000 1111', '11010519491231002X', '共1808万元', '2024年6月18日'].map(holdsNumber)).toEqual([true, true, true, false, false]); // prettier-ignore
  expect(withoutNames('柏若谷代表提出', ['柏若谷'])).toBe('某某代表提出');
});

it('gives shares of the base that each figure has, and none of nothing', () => {
  const row: Counted = { topic: 'social', unit: 'bureau', resultClass: 'A', answered: true, inTime: true, met: false, first: 'not', final: 'satisfied' }; // prettier-ignore
  const open = {
    ...row,
    answered: false,
    inTime: false,
    first: null,
    final: null,
    resultClass: null,
  };
  const figures = countYear([row, row, open], ['A', 'B']);
  expect(figures).toMatchObject({ total: 3, units: 1, answered: { count: 2, permille: 667 }, inTime: { permille: 1000 }, byClass: [{ count: 2 }, { count: 0 }] }); // prettier-ignore
  expect(figures.first.map((each) => each.count)).toEqual([0, 0, 2]);
  expect(countYear([], ['A']).answered.permille).toBe(0);
});
