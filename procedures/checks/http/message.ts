import * as z from 'zod';
import { zCivilDate, zText, zUuid } from '@yanzhen/values/fields.ts';
import { answers } from '../contract.ts';

/** Names this contract; a change that a department's server would not understand takes another number. */
export const checkProtocol = 'yanzhen-check-1';

/** What a department's server is asked: `POST` to the one address that the installation has for it. */
export const checkRequestSchema = z
  .strictObject({
    protocol: z.literal(checkProtocol),
    question: zUuid.describe('Id of the question; the same question always has the same id'),
    number: z.string().describe('Number that people use for it'),
    city: z.string(),
    check: z.string().describe('Id of the check in the city pack'),
    asks: z.string().describe('The question as it is put to a person'),
    purpose: z.string().describe('Why it is asked'),
    basis: z.string().describe('Legal basis'),
    askedAt: z.iso.datetime(),
    dueOn: zCivilDate,
    person: z
      .strictObject({
        name: z.string().optional(),
        identityNumber: z.string().optional(),
        employer: z.string().optional(),
      })
      .describe('Only what this check needs'),
    facts: z.array(z.strictObject({ label: z.string(), shown: z.string() })),
  })
  .describe('Question to a department');
export type CheckRequest = z.infer<typeof checkRequestSchema>;

/** What it answers with status 200. */
export const checkReplySchema = z
  .strictObject({
    protocol: z.literal(checkProtocol),
    question: zUuid.describe('The id that was asked'),
    answer: z.enum(answers),
    note: zText(500).optional().describe('Needed unless the answer is yes'),
    answeredOn: zCivilDate.describe('Day on which it was found so'),
  })
  .refine(({ answer, note }) => answer === 'yes' || note !== undefined, { path: ['note'] })
  .describe('Answer of a department');
export type CheckReply = z.infer<typeof checkReplySchema>;
