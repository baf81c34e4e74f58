import { expect, test } from 'vitest';
import * as z from 'zod';
import { errorsFrom } from './form.ts';

const schema = z.object({
  mobile: z.string().regex(/^1\d{10}$/),
  home: z.object({ county: z.string().min(1) }),
  consent: z.literal(true),
});
const general = {
  missing: 'missing',
  unticked: 'tick',
  invalid: 'wrong',
  fault: ({ code }: { code: string }) =>
    code === 'empty' ? { says: 'empty', remedy: 'Fill it in.' } : undefined,
};

test('gives one error a field, in the order of the form', () => {
  const value = { consent: false, mobile: '12', home: { county: '' } };
  const issues = schema.safeParse(value).error?.issues ?? [];
  expect(errorsFrom(issues, value, { says: { mobile: '11 digits' } }, general)).toEqual([
    { field: 'consent', code: 'unticked', says: 'tick' },
    { field: 'mobile', code: 'format', says: '11 digits' },
    { field: 'home.county', code: 'empty', says: 'empty', remedy: 'Fill it in.' },
  ]);
});

test('tells an empty field from a wrong one', () => {
  const value = { mobile: '' };
  const issues = schema.shape.mobile
    .safeParse('')
    .error?.issues.map((issue) => ({ ...issue, path: ['mobile'] }));
  expect(errorsFrom(issues ?? [], value, {}, general)[0]).toMatchObject({ code: 'missing' });
});
