import * as z from 'zod';
import { checkReplySchema, checkRequestSchema } from './message.ts';

const header = (name: string, says: string) => ({
  name,
  in: 'header',
  required: true,
  description: says,
  schema: { type: 'string' },
});
const signature = [
  header('webhook-id', 'Id of the question, also in the reply'),
  header('webhook-timestamp', 'Unix seconds; more than 300 away is refused'),
  header('webhook-signature', 'v1, and base64 of HMAC-SHA256 over `id.timestamp.body`'),
];
const asHeaders = Object.fromEntries(
  signature.map(({ name, description, schema }) => [name, { required: true, description, schema }]),
);
const json = (schema: z.ZodType, io: 'input' | 'output') => ({
  'application/json': { schema: z.toJSONSchema(schema, { io }) },
});

/** The contract with a department's server as an OpenAPI 3.1 document, made from the schemas in use. */
export function checkContract(): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Joint checks: what a department’s server answers',
      version: '1',
      description: 'See docs/joint-checks.md. Signed both ways as Standard Webhooks 1.0.',
    },
    paths: {
      '/': {
        post: {
          summary: 'Answer one question; the same id is always the same question',
          parameters: signature,
          requestBody: { required: true, content: json(checkRequestSchema, 'output') },
          responses: {
            200: {
              description: 'The answer, signed',
              headers: asHeaders,
              content: json(checkReplySchema, 'input'),
            },
            202: { description: 'Still looking: asked again later' },
            '4XX': { description: 'Not taken: asked again later' },
            '5XX': { description: 'Failed: asked again later' },
          },
        },
      },
    },
  };
}
