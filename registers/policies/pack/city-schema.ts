import * as z from 'zod';
import { checksSchema, noApplicationSchema, secondLooksSchema } from './checks-schema.ts';
import { lettersSchema } from './letters-schema.ts';
import { proposalsSchema } from './proposals-schema.ts';
import { appealsSchema, ratingsSchema } from './voice-schema.ts';

const localized = z
  .strictObject({ zh: z.string().min(1).max(200), en: z.string().min(1).max(300) })
  .describe('A text in both languages / 中英文');
const id = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/)
  .describe('English id, small letters and hyphens');
const county = z
  .string()
  .regex(/^[1-9]\d{5}$/)
  .describe('County code, six digits of GB/T 2260 / 县（区）代码');
const tile = z
  .strictObject({ column: z.int().min(1).max(8), row: z.int().min(1).max(12) })
  .describe('Place in the map of tiles, from the top left / 方格图中的位置，左上角起');
const assumed = z
  .boolean()
  .describe('true where no letter or document states it / 来文没有写明的填 true');

/** The file `city.yaml` of a city pack. */
export const cityFileSchema = z.strictObject({
  city: z
    .string()
    .regex(/^[a-z][a-z0-9]{1,19}$/)
    .describe('First segment of every address, e.g. luzhou'),
  areaCode: z
    .string()
    .regex(/^[1-9]\d{3}00$/)
    .describe('Code of the city, GB/T 2260 / 市代码'),
  name: localized,
  counties: z
    .array(z.strictObject({ code: county, name: localized, tile: tile.optional() }))
    .min(1),
  leaders: z
    .strictObject({
      indicators: z
        .array(z.string().regex(/^[a-z][a-z0-9.-]{0,79}$/))
        .min(1)
        .max(12)
        .describe('Indicators of the page of the leaders, in order / 领导看板上的指标，按顺序'),
    })
    .optional(),
  clusters: z
    .array(z.strictObject({ id, name: localized, assumed }))
    .describe('Industry clusters / 产业集群'),
  offices: z
    .array(
      z.strictObject({
        id,
        name: localized,
        county: county.nullable().describe('null for an office of the city'),
        duties: z.array(id).min(1).describe('Roles that the office fills / 承担的角色'),
        assumed,
      }),
    )
    .min(1)
    .describe('Departments and offices / 部门'),
  budgetLines: z
    .array(
      z.strictObject({
        id,
        name: localized,
        benefit: id.nullable().describe('Id of the benefit it pays; null for other expenses'),
        year: z.int().min(2000).max(2198),
        payer: z.enum(['city', 'county', 'province', 'state']),
        county: county.nullable().describe('Required where a county pays; null otherwise'),
        totalYuan: z.int().min(0).max(100_000_000_000).describe('Whole yuan / 元'),
        assumed,
      }),
    )
    .describe('Money of a year for a benefit / 预算指标'),
  checks: checksSchema.optional(),
  secondLooks: secondLooksSchema.optional(),
  noApplication: noApplicationSchema.optional(),
  appeals: appealsSchema.optional(),
  ratings: ratingsSchema.optional(),
  letterhead: z
    .strictObject({
      organ: localized.describe('Name of the organ as the letterhead prints it / 发文机关标志'),
      signature: localized.describe('Name under the letter / 发文机关署名'),
      prefix: z.string().min(1).max(20).describe('Organ code of the document number / 机关代字'),
      assumed,
    })
    .describe('GB/T 9704-2012'),
  letters: lettersSchema.optional(),
  proposals: proposalsSchema.optional(),
});
export type CityFile = z.infer<typeof cityFileSchema>;
