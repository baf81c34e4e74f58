import * as z from 'zod';

const words = z.string().min(2).max(60);

/** What the linter of letters compares a text with: the city's own names, and promises that no letter makes. */
export const lettersSchema = z
  .strictObject({
    names: z
      .array(z.string().min(4).max(60))
      .max(2_000)
      .describe(
        'Names of buildings, programmes, documents, colleges … / 专名，函件中写错一字即提示',
      ),
    promises: z
      .array(
        z.strictObject({
          words: words.describe('Plain words, no pattern / 原文，不是表达式'),
          with: z
            .array(words)
            .max(40)
            .optional()
            .describe('Only where one of these follows / 其后二十字内出现这些词才算'),
          unless: z
            .array(words)
            .max(40)
            .optional()
            .describe('Not where it is part of one of these / 属于这些词的一部分时不算'),
          reason: z.strictObject({
            zh: z.string().min(1).max(200),
            en: z.string().min(1).max(300),
          }),
        }),
      )
      .max(200)
      .default([])
      .describe('Promises not to make, beside the general ones / 本市另行规定不得作出的承诺'),
  })
  .describe('For the linter of letters / 函件检查');
