import * as z from 'zod';

const localized = z
  .strictObject({ zh: z.string().min(1).max(200), en: z.string().min(1).max(300) })
  .describe('A text in both languages / 中英文');
const id = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/)
  .describe('English id, small letters and hyphens');
const factId = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]{0,59}$/)
  .describe('Id in facts.yaml');
const assumed = z
  .boolean()
  .describe('true where no letter or document states it / 来文没有写明的填 true');
const percent = z.int().min(1).max(100).describe('Whole percent / 百分比');

/** Joint checks (联审): one question to one department, and what of the person it needs to answer. */
export const checksSchema = z
  .array(
    z.strictObject({
      id,
      department: id.describe('An office of this file with the duty joint-checker / 联审部门'),
      asks: localized.describe('The question, answered yes or no / 问题'),
      fact: factId.describe(
        'Fact that the answer becomes: a yes-or-no fact takes the answer, any other is confirmed as stated',
      ),
      benefits: z.array(id).min(1).describe('Benefits whose cases ask it'),
      person: z
        .array(z.enum(['name', 'identity-number', 'employer']))
        .min(1)
        .describe('What of the person the department needs / 提供给部门的身份信息'),
      shows: z
        .array(factId)
        .max(10)
        .default([])
        .describe('Facts the department needs beside it / 一并提供的事实'),
      purpose: localized.describe('Why it is asked / 核查目的'),
      basis: localized.describe('Legal basis of the question / 依据'),
      workingDays: z.int().min(1).max(60).describe('Term for the answer / 答复时限（工作日）'),
      assumed,
    }),
  )
  .describe('Joint checks / 联审事项');

/** Second look (抽查复核): the share of approvals and refusals of a period that is looked at again. */
export const secondLooksSchema = z
  .strictObject({
    digest: z.enum(['sha256', 'sm3']).describe('Digest of the draw / 摘要算法'),
    workingDays: z.int().min(1).max(60).describe('Term of a second look / 复核时限（工作日）'),
    shares: z
      .array(z.strictObject({ benefit: id, approved: percent, refused: percent, assumed }))
      .min(1)
      .describe('Share by benefit / 抽查比例'),
  })
  .describe('Second looks / 抽查复核');

/** No-application benefits (免申即享): how much of a night's list is looked at, and how long an offer stands. */
export const noApplicationSchema = z
  .strictObject({
    digest: z.enum(['sha256', 'sm3']).describe('Digest of the draw / 摘要算法'),
    samplePercent: percent.describe('Share of a list that is looked at / 抽样比例'),
    sampleLeast: z.int().min(1).max(1000).describe('At least so many / 最少件数'),
    offerDays: z.int().min(1).max(366).describe('Days in which a person confirms / 确认期限（天）'),
    assumed,
  })
  .describe('No-application benefits / 免申即享');
