import * as z from 'zod';
import { factDictionarySchema } from './facts/dictionary-schema.ts';
import { policyFileAsWritten } from './file/policy-schema.ts';

/** JSON Schema (2020-12) of a policy file, for editors that complete and check. */
export function policyFileJsonSchema(): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(policyFileAsWritten, { io: 'input' });
}

/** JSON Schema (2020-12) of a fact dictionary. */
export function factDictionaryJsonSchema(): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(factDictionarySchema, { io: 'input' });
}
