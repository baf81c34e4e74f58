import { expect, it } from 'vitest';
import { withFigures } from './figures.mjs';

const figure = (file, value) => ({ file, name: 'kills survived', value, goal: '50' });

it('replaces the section of a file that ran and leaves the others', () => {
  const first = withFigures(
    '',
    [figure('b.faults.ts', '50'), figure('a.faults.ts', '49')],
    'monday',
  );
  const second = withFigures(first, [figure('a.faults.ts', '50')], 'tuesday');
  expect(second).toBe(
    withFigures(
      withFigures('', [figure('b.faults.ts', '50')], 'monday'),
      [figure('a.faults.ts', '50')],
      'tuesday',
    ),
  );
  expect(second.indexOf('a.faults.ts')).toBeLessThan(second.indexOf('b.faults.ts'));
  expect(second).toContain('monday');
  expect(second).not.toContain('49');
});
