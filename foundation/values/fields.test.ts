import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { fieldFaultOf } from './field-fault.ts';
import * as fields from './fields.ts';
import { syntheticIdentityNumber } from './identity-number.ts';

/** Code and values of the first fault, or the value that was read. */
function read(schema: z.ZodType, value: unknown): unknown {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  expect(parsed.error.issues).toHaveLength(1);
  const issue = parsed.error.issues[0];
  return issue?.code === 'custom' ? issue.params : issue?.code;
}

describe('fields', () => {
  test.each([
    [fields.zIdentityNumber, ' 11010519491231002x', '11010519491231002X'],
    [fields.zCreditCode, '91350100m000100y43', '91350100M000100Y43'],
    [fields.zMobile, '+86 138 1234 5678', '13812345678'],
    [fields.zBankCard, '4111 1111 1111 1111', '4111111111111111'],
    [fields.zOrganisationAccount, '1234-56789', '123456789'],
    [fields.zCivilDate, '2024-02-29', '2024-02-29'],
    [fields.zFen, 0, 0],
    [fields.zReason, ' 材料不全\n请补 ', '材料不全\n请补'],
    [fields.zPersonName, ' 王明 ', '王明'],
  ])('%# gives the canonical form back', (schema, value, expected) => {
    expect(read(schema, value)).toBe(expected);
  });

  test.each([
    [fields.zIdentityNumber, '110105194912310021', 'identity-number.check-digit', {}],
    [fields.zCreditCode, '91350100M000100Y44', 'credit-code.check-digit', {}],
    [fields.zMobile, '12345', 'mobile.length', {}],
    [fields.zBankCard, '4111111111111112', 'bank-account.check-digit', {}],
    [fields.zCivilDate, '2024-02-30', 'civil-date', {}],
    [fields.zFen, 1.5, 'not-whole', {}],
    [fields.zFen, -1, 'amount.negative', {}],
    [fields.zFen, 2 ** 60, 'amount.too-large', {}],
    [fields.zUuid, 'x', 'uuid', {}],
    [fields.zReason, '  ', 'empty', {}],
    [fields.zReason, 'x'.repeat(501), 'too-long', { maximum: 500 }],
    [fields.zPersonName, '王\n明', 'control-characters', {}],
  ])('%# carries the code of what is wrong', (schema, value, code, values) => {
    expect(read(schema, value)).toEqual({ code, values });
  });

  test('a reason may have exactly 500 characters, rare ones counted once', () => {
    expect(fields.zReason.safeParse('𠮷'.repeat(500)).success).toBe(true);
    expect(fields.zReason.safeParse('𠮷'.repeat(501)).success).toBe(false);
  });

  test('can stand in a request and in a reply of the OpenAPI document', () => {
    for (const io of ['input', 'output'] as const) {
      expect(z.toJSONSchema(fields.zIdentityNumber, { io })).toMatchObject({ type: 'string' });
      expect(z.toJSONSchema(fields.zFen, { io })).toMatchObject({ type: 'integer', minimum: 0 });
      expect(z.toJSONSchema(fields.zCivilDate, { io })).toMatchObject({ format: 'date' });
    }
  });
});

describe('faults of fields', () => {
  const schema = z.strictObject({
    who: z.object({ number: fields.zIdentityNumber }),
    name: z.string().min(1).max(5),
    count: z.int().min(2),
    kind: z.enum(['a', 'b']),
    list: z.array(z.string()).min(1),
    on: z.iso.date(),
  });
  const good = {
    who: { number: '11010519491231002X' },
    name: 'x',
    count: 2,
    kind: 'a',
    list: ['x'],
    on: '2024-05-09',
  };

  test.each([
    [
      { who: { number: '110105194912310021' } },
      { field: 'who.number', code: 'identity-number.check-digit', values: {} },
    ],
    [{ who: {} }, { field: 'who.number', code: 'required', values: {} }],
    [{ name: undefined }, { field: 'name', code: 'required', values: {} }],
    [{ name: 5 }, { field: 'name', code: 'wrong-type', values: {} }],
    [{ name: '' }, { field: 'name', code: 'empty', values: { minimum: 1 } }],
    [{ name: 'xxxxxx' }, { field: 'name', code: 'too-long', values: { maximum: 5 } }],
    [{ count: 1 }, { field: 'count', code: 'too-small', values: { minimum: 2 } }],
    [{ count: 2.5 }, { field: 'count', code: 'not-whole', values: {} }],
    [{ kind: 'c' }, { field: 'kind', code: 'not-offered', values: {} }],
    [{ kind: undefined }, { field: 'kind', code: 'required', values: {} }],
    [{ list: [] }, { field: 'list', code: 'too-few', values: { minimum: 1 } }],
    [{ on: '9 May' }, { field: 'on', code: 'civil-date', values: {} }],
    [{ more: 1 }, { field: '', code: 'unknown-field', values: {} }],
  ])('%j', (change, expected) => {
    const input = { ...good, ...change };
    const parsed = schema.safeParse(input);
    expect(parsed.error?.issues.map((issue) => fieldFaultOf(issue, input))).toEqual([expected]);
  });

  test('never repeat what was typed', () => {
    fc.assert(
      fc.property(fc.nat(99_999), (seed) => {
        const typed = `${syntheticIdentityNumber(seed).slice(0, 17)}A`;
        const input = { ...good, who: { number: typed } };
        const parsed = schema.safeParse(input);
        const faults = parsed.error?.issues.map((issue) => fieldFaultOf(issue, input));
        expect(faults).toHaveLength(1);
        expect(JSON.stringify(faults)).not.toContain(typed);
        expect(JSON.stringify(parsed.error?.issues)).not.toContain(typed);
      }),
    );
  });

  test.each(['zh', 'en'])('each code has words in %s', (language) => {
    const text = readFileSync(new URL(`./words.${language}.yaml`, import.meta.url), 'utf8');
    const sentence = z.strictObject({ says: z.string().min(3), remedy: z.string().min(3) });
    const words = z
      .strictObject({ fields: z.record(z.enum(fields.faultCodes), sentence) })
      .safeParse(parse(text));
    expect(words.error?.issues).toBeUndefined();
  });
});
