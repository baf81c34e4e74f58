import * as z from 'zod';
import { calendarFileJsonSchema } from '@yanzhen/calendar';
import { factDictionaryJsonSchema, policyFileJsonSchema } from '@yanzhen/policy';
import { cityFileSchema } from './city-schema.ts';

/** JSON Schemas (draft 2020-12) of a pack's files by name, for any editor: `cities/schemas/<name>.schema.json`. */
export function packSchemas(): Readonly<Record<string, object>> {
  return {
    city: z.toJSONSchema(cityFileSchema, { io: 'input' }),
    facts: factDictionaryJsonSchema(),
    policy: policyFileJsonSchema(),
    calendar: calendarFileJsonSchema(),
  };
}
