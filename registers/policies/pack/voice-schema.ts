import * as z from 'zod';

const localized = z
  .strictObject({ zh: z.string().min(1).max(200), en: z.string().min(1).max(300) })
  .describe('A text in both languages / 中英文');
const workingDays = z.int().min(1).max(120);
const assumed = z
  .boolean()
  .describe('true where no letter or document states it / 来文没有写明的填 true');

/** Appeals (复核申请): within which term they are asked for and heard, and what a person may do beyond them. */
export const appealsSchema = z
  .strictObject({
    askWorkingDays: workingDays.describe('Days after the decision was told / 提出期限（工作日）'),
    promisedWorkingDays: workingDays.describe(
      'Promised term of the hearing / 承诺办理时限（工作日）',
    ),
    legalWorkingDays: workingDays.describe('Legal term of the hearing / 法定办理时限（工作日）'),
    reconsideration: localized.describe(
      'Who takes an administrative reconsideration / 行政复议机关',
    ),
    court: localized.describe('Which court takes the case / 管辖法院'),
    assumed,
  })
  .describe('Appeals / 复核申请');

/** Service ratings (好差评): how soon a bad one is followed up. */
export const ratingsSchema = z
  .strictObject({
    callBackWorkingDays: z.int().min(1).max(10).describe('To call back / 回访时限（工作日）'),
    replyWorkingDays: z.int().min(1).max(30).describe('To mend and reply / 整改答复时限（工作日）'),
    assumed,
  })
  .describe('Service ratings / 好差评');
