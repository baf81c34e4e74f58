import * as z from 'zod';
import { replyClasses } from '@yanzhen/values/reply-class.ts';

const localized = z
  .strictObject({ zh: z.string().min(1).max(200), en: z.string().min(1).max(300) })
  .describe('A text in both languages / 中英文');
const months = z.int().min(1).max(24);
const body = z.enum(['congress', 'cppcc']).describe('congress 人大建议、cppcc 政协提案');

/** Suggestions of the congress and proposals of the CPPCC: numbers, terms and result classes of the city. */
export const proposalsSchema = z
  .strictObject({
    numbering: z
      .strictObject({ congress: z.string().min(1).max(40), cppcc: z.string().min(1).max(40) })
      .describe(
        'May hold {congress:2} {session:2} {serial:4}: number and digits / 编号规则：届、次、序号及位数',
      ),
    terms: z
      .array(
        z.strictObject({
          body,
          inSession: z.boolean().describe('Filed in session / 会议期间提出'),
          congress: z.int().min(1).max(99).optional().describe('Only this congress / 仅限本届'),
          session: z.int().min(1).max(20).optional().describe('Only this session / 仅限本次会议'),
          months,
          source: localized.describe('Where it is ordered / 依据'),
        }),
      )
      .min(1)
      .max(40)
      .describe('Term of the answer; the most special line holds / 办理时限，最具体的一行优先'),
    ceilingMonths: months.describe('Never later, with consent / 经同意延长后的最长时限'),
    reworkMonths: months.describe('Answer again after a dissatisfied rating / 不满意重办时限'),
    returnDays: z
      .int()
      .min(1)
      .max(60)
      .describe('To return a wrong assignment / 退办期限（自然日）'),
    opinionMonths: months.describe('Joint opinion to the lead unit / 会办意见时限'),
    rollForward: z.boolean().describe('A last day off moves to the next working day / 末日顺延'),
    classes: z.strictObject({
      place: z
        .enum(['corner', 'title'])
        .describe('Where the letter prints it: corner 首页右上角、title 标题中'),
      list: z
        .array(
          z.strictObject({
            id: z.enum(replyClasses),
            says: localized,
            followUp: z.boolean().describe('Followed up until done / 跟踪办理直至落实'),
          }),
        )
        .min(2)
        .max(4)
        .describe('The first is what a follow-up ends in / 第一类为跟踪办结后的类别'),
    }),
    assumed: z
      .boolean()
      .describe('true where no letter or document states it / 来文没有写明的填 true'),
  })
  .describe('Suggestions and proposals / 建议、提案');
