import * as z from 'zod';
import { replyClasses } from '@yanzhen/values/reply-class.ts';
import {
  YamlFile,
  type PackChecker,
  type PackProblem,
} from '@yanzhen/registers/policies/offers.ts';
import { slotsOf } from './growth.ts';
import { phrasings, readInlines, scales, slotId } from './contract.ts';

const localized = z
  .strictObject({ zh: z.string().min(1).max(200), en: z.string().min(1).max(400) })
  .describe('A text in both languages / 中英文');
const line = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .describe(
      'May hold {{suggestion}}, {{deputy}}, {{today}}, [[slot]], and [[a/b]] for the growth of a against b / 可用占位符',
    );

/** A file of `letters/` in a city pack: a reply letter to draft from. */
export const templateFileSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,59}$/)
    .describe('Small letters, digits and hyphens / 编号'),
  name: localized,
  says: localized.describe('When to use it / 适用情形'),
  class: z.enum(replyClasses).optional().describe('Result class / 办理结果类别'),
  title: line(200),
  salutation: line(100),
  slots: z
    .record(
      slotId,
      z.strictObject({
        indicator: z.string().regex(/^[a-z][a-z0-9.-]{0,79}$/),
        filter: z.record(z.string().max(60), z.string().max(100)).default({}),
        phrasing: z
          .enum(phrasings)
          .default('exact')
          .describe('exact 原数、over 超、exceeds 超过、odd 余、near 近、about 约'),
        scale: z.enum(scales).default('one').describe('one 个、wan 万、yi 亿'),
        step: z.number().positive().max(1e12).nullable().default(null),
      }),
    )
    .describe('Figures of the text / 数据位'),
  blocks: z
    .array(
      z.union([
        z.strictObject({ heading: line(100), level: z.int().min(1).max(4).default(1) }),
        z.strictObject({ paragraph: line(3_000) }),
      ]),
    )
    .min(1)
    .max(100),
  closing: z.string().max(1_000).default(''),
  copyTo: z.array(z.string().min(1).max(200)).max(20).default([]),
});
export type TemplateDefinition = z.output<typeof templateFileSchema>;

export type TemplateFileResult =
  | { readonly ok: true; readonly definition: TemplateDefinition; readonly problems: readonly [] }
  | { readonly ok: false; readonly problems: readonly PackProblem[] };

/** Reads one template; every slot that the text names is declared, and the other way round. */
export function checkTemplateFile(text: string, file: string): TemplateFileResult {
  const yaml = new YamlFile(text, file);
  const definition = yaml.read(templateFileSchema);
  if (definition) refuseSlots(yaml, definition);
  if (definition && yaml.problems.length === 0) return { ok: true, definition, problems: [] };
  return { ok: false, problems: yaml.problems };
}

function refuseSlots(yaml: YamlFile, { blocks, slots }: TemplateDefinition): void {
  const used = new Set<string>();
  blocks.forEach((block, at) => {
    for (const piece of readInlines('heading' in block ? block.heading : block.paragraph)) {
      if (piece.kind === 'text') continue;
      const missing = slotsOf(piece.slotId).filter((slot) => !(slot in slots));
      for (const slot of slotsOf(piece.slotId)) used.add(slot);
      if (missing.length === 0) continue;
      const [slot = ''] = missing;
      yaml.refuse(['blocks', at], {
        says: {
          zh: `数据位“${slot}”没有在 slots 中说明。`,
          en: `The slot “${slot}” is not declared under slots.`,
        },
        remedy: {
          zh: '请在 slots 中补上它的指标，或改正拼写。',
          en: 'Declare its indicator under slots, or mend the spelling.',
        },
      });
    }
  });
  for (const slot of Object.keys(slots)) {
    if (used.has(slot)) continue;
    yaml.refuse(['slots', slot], {
      says: { zh: `数据位“${slot}”没有用到。`, en: `The slot “${slot}” is not used.` },
      remedy: { zh: '请在正文中引用，或删去。', en: 'Quote it in the text, or remove it.' },
    });
  }
}

/** JSON Schema (draft 2020-12) of a letter template, for any editor. */
export function letterTemplateJsonSchema(): object {
  return z.toJSONSchema(templateFileSchema, { io: 'input' });
}

/** Checks the folder `letters` of a pack. */
export const lettersChecker: PackChecker = {
  folder: 'letters',
  check: (files) => files.flatMap(({ file, text }) => checkTemplateFile(text, file).problems),
};
