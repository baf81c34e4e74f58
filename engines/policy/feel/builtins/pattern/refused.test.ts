import { expect, test } from 'vitest';
import { Refusal } from '../../../problems.ts';
import { readExpression } from '../../read.ts';
import type { Named, Scope } from '../../scope.ts';

const post: Named = { kind: 'fact', id: 'post', type: { kind: 'text' } };
const policy: Scope = { names: new Map([['岗位', post]]), nulls: 'unknown' };

/** The code and position of what is refused; undefined for a good expression. */
function refused(source: string): readonly [code: string, from: number] | undefined {
  try {
    readExpression(source, policy);
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return [error.code, error.from];
    throw error;
  }
}

test('a policy with a pattern that cannot be searched is refused where the pattern stands', () => {
  expect(refused('matches(岗位, "(a+)+$")')).toEqual(['feel.pattern-nested', 12]);
  expect(refused('matches(岗位, "(", "i")')).toEqual(['feel.pattern-malformed', 12]);
  expect(refused('matches(岗位, "a", "g")')).toEqual(['feel.pattern-malformed', 12]);
  expect(refused('replace(岗位, "[z-a]", "x") = "x"')).toEqual(['feel.pattern-malformed', 12]);
  expect(refused('replace(岗位, "(\\\\s*)*;", "x") = "x"')).toEqual(['feel.pattern-nested', 12]);
  expect(refused('count(split(岗位, "(,*)*")) > 1')).toEqual(['feel.pattern-nested', 16]);
});

test('a policy with a good pattern is read', () => {
  expect(refused('matches(岗位, "^(主任|副主任)医师$")')).toBeUndefined();
  expect(refused('matches(岗位, "^[A-Z]\\\\d{3}$", "ix")')).toBeUndefined();
  expect(refused('replace(岗位, "(\\\\d+)级", "$1") = "1"')).toBeUndefined();
});

test('a catastrophic pattern is refused within a second', () => {
  const before = performance.now();
  const long = 'a+'.repeat(300);
  expect(refused(`matches(岗位, "^(${long})+$")`)).toBeUndefined();
  expect(refused(`matches(岗位, "${'('.repeat(90)}a+${')+'.repeat(90)}")`)?.[0]).toBe(
    'feel.pattern-nested',
  );
  expect(refused(`matches(岗位, "${'('.repeat(400)}a${')'.repeat(400)}")`)?.[0]).toBe(
    'feel.pattern-malformed',
  );
  expect(performance.now() - before).toBeLessThan(1000);
});
