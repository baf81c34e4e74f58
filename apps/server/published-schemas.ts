import * as z from 'zod';
import { indicatorFileJsonSchema } from '@yanzhen/oversight/indicators/offers.ts';
import { letterTemplateJsonSchema } from '@yanzhen/oversight/letters/offers.ts';
import { packSchemas } from '@yanzhen/registers/policies/offers.ts';
import { demoSchemas } from './demonstration/demo-files.ts';

/**
 * The JSON Schema (draft 2020-12) of every file of a city pack, as text by file name, for any editor:
 * `cities/schemas/<name>.schema.json`. `yanzhen pack schemas` writes them.
 */
export function publishedSchemas(): ReadonlyMap<string, string> {
  const demo = Object.entries(demoSchemas).map(
    ([name, schema]) => [`demo-${name}`, z.toJSONSchema(schema, { io: 'input' })] as const,
  );
  const all: Record<string, object> = {
    ...packSchemas(),
    indicator: indicatorFileJsonSchema(),
    letter: letterTemplateJsonSchema(),
    ...Object.fromEntries(demo),
  };
  return new Map(
    Object.entries(all).map(([name, schema]) => [
      `${name}.schema.json`,
      `${JSON.stringify(schema, null, 2)}\n`,
    ]),
  );
}
