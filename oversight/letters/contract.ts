import * as z from 'zod';
import { endpoint } from '@yanzhen/values/endpoint.ts';
import { page, pageQuery } from '@yanzhen/values/page.ts';
import { zCivilDate, zPersonName, zReason, zText, zUuid } from '@yanzhen/values/fields.ts';
import { replyClasses } from '@yanzhen/values/reply-class.ts';
import { localizedSchema as localized } from '@yanzhen/values/session.ts';

import { figureName } from './growth.ts';

export { growthText, slotsOf } from './growth.ts';
export { wordsOf } from './finding-words.ts';
export { readInlines, writeInlines, type InlinePiece } from './inline-text.ts';

export const letterStates = [
  'draft',
  'checking',
  'countersigning',
  'checked',
  'issued',
  'sealed',
  'sent',
  'archived',
] as const;
export type LetterState = (typeof letterStates)[number];

/** What can be asked of a letter by a move; `edit` is made by saving. */
export const moveIds = [
  'edit',
  'submit',
  'recall',
  'check',
  'ask-countersign',
  'return',
  'countersign',
  'object',
  'issue',
  'send-back',
  'seal',
  'send',
  'archive',
] as const;
export type MoveId = (typeof moveIds)[number];

export const duties = ['draft', 'check', 'countersign', 'sign', 'dispatch'] as const;
export type Duty = (typeof duties)[number];

export const letterReaders = [
  'letter-drafter',
  'letter-checker',
  'letter-countersigner',
  'letter-signer',
  'letter-registrar',
  'leader',
  'auditor',
] as const;

/**
 * Which findings of the linter stop a move: an error always; a warning stops the submission until it is mended or
 * passed with a reason that the checker reads.
 */
export const findingStops = {
  submit: ['error', 'warning'],
  issue: ['error'],
} as const satisfies Partial<Record<MoveId, readonly ('error' | 'warning')[]>>;

/** Request faults of this folder; words under `faults.<code>`. */
export const faults = {
  /** The letter is not in the state that the act starts from: reload it. */
  wrongState: 'letters.wrong-state',
  /** Somebody saved or moved it meanwhile: reload it and repeat the change. */
  stale: 'letters.stale',
  /** The role does not make this move. */
  notAllowed: 'letters.not-allowed',
  /** The same natural person discharged another duty in this letter: a colleague acts. */
  excludedDuty: 'letters.excluded-duty',
  /** Warnings are open: mend them, or pass each with a reason. */
  warningsOpen: 'letters.warnings-open',
  /** What is to be passed is no finding of the saved text: save it and look again. */
  findingUnknown: 'letters.finding-unknown',
  /** An error is mended, never passed. */
  errorStays: 'letters.error-stays',
  /** The wording asked for would not be true of the value: choose another number or word. */
  roundingLies: 'letters.rounding-lies',
  /** A growth is against nothing: its base is 0. */
  growthWithoutBase: 'letters.growth-without-base',
  /** A figure cannot be of a day that has not come. */
  slotInFuture: 'letters.slot-in-future',
  /** A unit to countersign must be named, and be an office of the city. */
  officeUnknown: 'letters.office-unknown',
  /** The unit was not asked, or has countersigned already. */
  notAsked: 'letters.not-asked',
  /** A unit that was asked for this version has not countersigned. */
  unitsOpen: 'letters.units-open',
  /** One person countersigns for one unit. */
  oneUnit: 'letters.one-unit',
  /** Sending back needs a reason. */
  reasonMissing: 'letters.reason-missing',
  /** The text has findings that must be mended first. */
  lint: 'letters.lint',
  /** A figure's rows as of its moment are not those it was taken of: take the figures anew. */
  figureMoved: 'letters.figure-moved',
  /** A slot names an indicator or filter that there is not. */
  slotUnknown: 'letters.slot-unknown',
  /** A character has no glyph in the fonts of the PDF. */
  glyph: 'letters.glyph',
  /** The city pack gives no letterhead. */
  noLetterhead: 'letters.no-letterhead',
  /** An issued letter is corrected once; a further correction corrects the letter that corrected it. */
  correctedAlready: 'letters.corrected-already',
  /** Only an issued letter has files, or can be corrected. */
  notIssued: 'letters.not-issued',
} as const;

const slotFaults = [
  faults.slotUnknown,
  faults.slotInFuture,
  faults.roundingLies,
  faults.growthWithoutBase,
];

export const slotId = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
export const phrasings = ['exact', 'over', 'exceeds', 'odd', 'near', 'about'] as const;
export const scales = ['one', 'wan', 'yi'] as const;

/** What a figure slot asks for. */
export const slotSchema = z.object({
  indicatorId: z.string().regex(/^[a-z][a-z0-9.-]{0,79}$/),
  filter: z.record(z.string().max(60), z.string().max(100)),
  validOn: zCivilDate,
  phrasing: z.enum(phrasings),
  scale: z.enum(scales),
  /** Rounding step of all but `exact`, in the plain unit; null lets two leading digits stand. */
  step: z.number().positive().max(1e12).nullable(),
  /** The number to print, in the plain unit; refused where it would lie. Null: rounded by itself. */
  stated: z.number().min(0).max(1e15).nullable().default(null),
});
export type Slot = z.infer<typeof slotSchema>;

const inline = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string().max(5_000) }),
  /** Of one slot, or `a/b`: the growth of a against b. */
  z.object({ kind: z.literal('figure'), slotId: z.string().regex(figureName) }),
]);
const inlines = z.array(inline).min(1).max(100);

export const blockSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('heading'),
    level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
    inlines,
  }),
  z.object({ kind: z.literal('paragraph'), inlines }),
]);
export type LetterBlock = z.infer<typeof blockSchema>;

const lines = z.array(z.string().max(200)).max(20);

/** A letter as a drafter writes it; organ, number and date come with the issue. */
export const contentSchema = z.object({
  class: z.enum(replyClasses).nullable(),
  title: z.string().max(200),
  salutation: z.string().max(100),
  blocks: z.array(blockSchema).max(200),
  closing: z.string().max(2_000),
  attachments: lines,
  copyTo: lines,
  contact: z.object({ name: z.string().max(60), phone: z.string().max(40) }).nullable(),
  notes: lines,
  slots: z.record(slotId, slotSchema),
});
export type LetterContent = z.infer<typeof contentSchema>;

export const findingSchema = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  /** Part of the letter: `title`, `blocks.3`, … */
  where: z.string(),
  /** Characters from the beginning of the part as printed. */
  at: z.int(),
  excerpt: z.string().optional(),
  says: localized,
  remedy: localized,
  /** Why a warning was kept, and by whom. */
  passed: z.object({ reason: z.string(), by: z.string(), at: z.iso.datetime() }).nullable(),
});
export type LetterFinding = z.infer<typeof findingSchema>;

/** A figure as taken or frozen. */
export const figureSchema = z.object({
  slotId,
  /** As the letter prints it. */
  shown: z.string(),
  indicator: z.object({ id: z.string(), name: localized, says: localized, unit: z.string() }),
  filter: z.record(z.string(), z.string()),
  validOn: zCivilDate,
  knownAt: z.iso.datetime(),
  /** Whole fen for yuan. */
  measure: z.int(),
  rows: z.int(),
  rowsDigest: z.string(),
});
export type LetterFigure = z.infer<typeof figureSchema>;

const letterRow = z.object({
  id: zUuid,
  title: z.string(),
  state: z.enum(letterStates),
  suggestionNumber: z.string(),
  deputyName: z.string(),
  number: z.string().nullable(),
  /** Role that has it; null once issued. */
  holder: z.string().nullable(),
  changedAt: z.iso.datetime(),
});
export type LetterRow = z.infer<typeof letterRow>;

export const listLetters = endpoint({
  id: 'letters.list',
  method: 'GET',
  path: '/letters',
  summary: 'Reply letters, newest first',
  query: z.object({
    state: z.enum(letterStates).optional(),
    ...pageQuery,
  }),
  reply: page(letterRow).extend({
    /** Whether the reader may start one. */
    mayDraft: z.boolean(),
  }),
});

export const listTemplates = endpoint({
  id: 'letters.templates',
  method: 'GET',
  path: '/letter-templates',
  summary: 'Templates of the city pack to draft from',
  reply: z.object({
    rows: z.array(z.object({ id: z.string(), name: localized, says: localized })),
  }),
});

const params = z.object({ letterId: zUuid });

/** The other letter of a correction 更正; `number` is null while the one that corrects is not issued. */
const correctionSchema = z.object({
  id: zUuid,
  number: z.string().nullable(),
  issuedOn: zCivilDate.nullable(),
  what: z.string(),
});
export type CorrectionView = z.infer<typeof correctionSchema>;

const issueSchema = z.object({
  number: z.string(),
  /** Printed on the letter; null on letters issued before there were codes. */
  code: z.string().nullable(),
  issuedOn: zCivilDate,
  issuedAt: z.iso.datetime(),
  signer: z.string(),
  organ: z.string(),
  /** SHA-256 of the frozen letter with its figures. */
  contentDigest: z.string(),
  docxDigest: z.string(),
  pdfDigest: z.string(),
  fonts: z.array(z.string()),
});

export const letterSchema = letterRow.extend({
  version: z.int(),
  content: contentSchema,
  figures: z.array(figureSchema),
  findings: z.array(findingSchema),
  /** The letter as one page without script, for a sandboxed frame. */
  html: z.string(),
  events: z.array(
    z.object({
      id: zUuid,
      move: z.string(),
      by: z.string(),
      duty: z.enum(duties),
      reason: z.string().nullable(),
      at: z.iso.datetime(),
    }),
  ),
  /** What the reader's roles can do now; `excluded` where the same person had another duty. */
  moves: z.array(
    z.object({
      move: z.enum(moveIds),
      needsReason: z.boolean(),
      excluded: z.enum(duties).nullable(),
    }),
  ),
  issue: issueSchema.nullable(),
  /** The issued letter that this one corrects, and the letter, draft or issued, that corrects this one. */
  corrects: correctionSchema.nullable(),
  correctedBy: correctionSchema.nullable(),
  /** Whether the reader may start a correction of it. */
  mayCorrect: z.boolean(),
  /** Units asked to countersign this version; `by` where one did. */
  countersigns: z.array(
    z.object({
      office: z.string(),
      by: z.string().nullable(),
      opinion: z.string().nullable(),
      at: z.iso.datetime().nullable(),
    }),
  ),
  /** Offices of the city that may be asked to countersign. */
  offices: z.array(z.string()),
  /** True where the letterhead stands in no document. */
  letterheadAssumed: z.boolean(),
  today: zCivilDate,
});
export type LetterView = z.infer<typeof letterSchema>;

export const startBody = z.object({
  templateId: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
  suggestionNumber: zText(40, { lines: 'one' }),
  deputyName: zPersonName,
});

export const startLetter = endpoint({
  id: 'letters.start',
  method: 'POST',
  path: '/letters',
  summary: 'Draft a letter from a template; its figures are taken at once',
  body: startBody,
  reply: z.object({ id: zUuid }),
  faults: [faults.noLetterhead, ...slotFaults],
});

export const correctBody = z.object({ what: zText(200, { lines: 'one' }) });

export const correctLetter = endpoint({
  id: 'letters.correct',
  method: 'POST',
  path: '/letters/:letterId/correction',
  summary: 'Start a letter that corrects an issued one, which stays as it is and tells of it',
  params,
  body: correctBody,
  reply: z.object({ id: zUuid }),
  faults: [faults.notIssued, faults.correctedAlready, ...slotFaults],
});

export const showLetter = endpoint({
  id: 'letters.show',
  method: 'GET',
  path: '/letters/:letterId',
  summary: 'One letter: text, figures, findings, history, and what the reader can do',
  params,
  reply: letterSchema,
});

const editFaults = [faults.wrongState, faults.stale, faults.excludedDuty, ...slotFaults];

export const saveLetter = endpoint({
  id: 'letters.save',
  method: 'PUT',
  path: '/letters/:letterId',
  summary: 'Save the text as a new version; new and changed slots are taken anew',
  params,
  body: z.object({ version: z.int(), content: contentSchema }),
  reply: z.object({ version: z.int() }),
  faults: editFaults,
});

export const refreshFigures = endpoint({
  id: 'letters.refresh',
  method: 'POST',
  path: '/letters/:letterId/figures',
  summary: 'Take every figure anew as known now, as of a day where one is given',
  params,
  body: z.object({ version: z.int(), validOn: zCivilDate.optional() }),
  reply: z.object({ version: z.int() }),
  faults: editFaults,
});

export const previewLetter = endpoint({
  id: 'letters.preview',
  method: 'POST',
  path: '/letters/:letterId/preview',
  summary: 'How a text would look, its figures and findings; nothing is kept',
  params,
  body: z.object({ content: contentSchema }),
  reply: z.object({
    html: z.string(),
    figures: z.array(figureSchema),
    findings: z.array(findingSchema),
  }),
  faults: slotFaults,
});

export const passFindings = endpoint({
  id: 'letters.pass',
  method: 'POST',
  path: '/letters/:letterId/passes',
  summary: 'Keep warnings of the saved text as they are, with the reason',
  params,
  body: z.object({
    version: z.int(),
    findings: z
      .array(z.object({ code: z.string().max(60), excerpt: z.string().max(100) }))
      .min(1)
      .max(100),
    reason: zReason,
  }),
  reply: z.object({ passed: z.int() }),
  faults: [
    faults.wrongState,
    faults.stale,
    faults.excludedDuty,
    faults.findingUnknown,
    faults.errorStays,
  ],
});

const textChange = z.object({
  /** Part of the letter: `title`, `blocks.3`, … as it is now, or was. */
  where: z.string(),
  was: z.string().nullable(),
  is: z.string().nullable(),
});

export const showChanges = endpoint({
  id: 'letters.changes',
  method: 'GET',
  path: '/letters/:letterId/changes',
  summary: 'What changed since an earlier version: its text, and each figure then and now',
  params,
  query: z.object({ since: z.coerce.number().int().min(1).optional() }),
  reply: z.object({
    version: z.int(),
    since: z.int(),
    versions: z.array(z.object({ version: z.int(), by: z.string(), at: z.iso.datetime() })),
    texts: z.array(textChange),
    figures: z.array(
      z.object({
        slotId,
        name: localized,
        /** As that version printed it; null where it had no such slot. */
        before: z.string().nullable(),
        /** As this version prints it; null where the slot is gone. */
        here: z.string().nullable(),
        /** The same question as of today, as known now, unrounded; null where the slot is gone. */
        now: z.string().nullable(),
        moved: z.boolean(),
      }),
    ),
  }),
});

export const moveLetter = endpoint({
  id: 'letters.move',
  method: 'POST',
  path: '/letters/:letterId/moves',
  summary: 'Move a letter on: submit, check, countersign, issue, seal, send, archive, or back',
  params,
  body: z.object({
    move: z.enum(moveIds).exclude(['edit']),
    version: z.int(),
    /** Why it goes back; how it was sent; where it lies in the archive; a countersigner's opinion. */
    reason: z.union([z.literal(''), zReason]).optional(),
    /** Units to ask, or the one that countersigns. */
    offices: z.array(z.string().min(1).max(100)).max(10).optional(),
  }),
  reply: z.object({ state: z.enum(letterStates), number: z.string().nullable() }),
  faults: [
    faults.wrongState,
    faults.stale,
    faults.notAllowed,
    faults.excludedDuty,
    faults.reasonMissing,
    faults.lint,
    faults.warningsOpen,
    faults.officeUnknown,
    faults.notAsked,
    faults.oneUnit,
    faults.unitsOpen,
    faults.figureMoved,
    faults.glyph,
    faults.noLetterhead,
  ],
});

const change = z.object({ rows: z.int(), adds: z.int() });

export const compareFigure = endpoint({
  id: 'letters.figure',
  method: 'GET',
  path: '/letters/:letterId/figures/:slotId',
  summary: 'A figure then, now, and the rows between; persons only for those who may see them',
  params: z.object({ letterId: zUuid, slotId }),
  reply: z.object({
    /** As the letter has it. */
    frozen: figureSchema,
    /** Whether the rows as of then, known then, still have the frozen digest. */
    holds: z.boolean(),
    now: figureSchema,
    between: z.object({
      counts: z.object({ added: change, removed: change, changed: change }),
      view: z.enum(['persons', 'counts']),
      rows: z.array(
        z.object({
          change: z.enum(['added', 'removed', 'changed']),
          addedThen: z.int(),
          addsNow: z.int(),
          row: z.object({
            id: z.string(),
            happenedOn: zCivilDate,
            county: localized.nullable(),
            name: z.string().nullable(),
            path: z.string().nullable(),
          }),
        }),
      ),
    }),
  }),
});

const download = (format: 'docx' | 'pdf' | 'html') =>
  endpoint({
    id: `letters.${format}`,
    method: 'GET',
    path: `/letters/:letterId/${format}`,
    summary: `The issued letter as ${format.toUpperCase()}, the same bytes every time`,
    params,
    reply: z.undefined(),
    faults: [faults.notIssued],
    kind: 'download',
  });
export const docx = download('docx');
export const pdf = download('pdf');
export const html = download('html');

export const showPublicLetter = endpoint({
  id: 'letters.public',
  method: 'GET',
  path: '/public/letters/:letterId',
  summary: 'Check an issued letter: number, date, organ, figures and digests; no persons',
  params,
  reply: issueSchema.omit({ signer: true, fonts: true }).extend({
    id: zUuid,
    title: z.string(),
    /** Whether the kept text still has the digest of the issue. */
    holds: z.boolean(),
    letterheadAssumed: z.boolean(),
    /** The letter that this one corrects, and the issued letter that corrects it. */
    corrects: correctionSchema.nullable(),
    correctedBy: correctionSchema.nullable(),
    figures: z.array(figureSchema.omit({ filter: true }).extend({ holds: z.boolean() })),
  }),
});

export const numberQuery = z.object({
  number: zText(60, { lines: 'one' }),
  lang: z.string().max(10).optional(),
});

export const findPublicLetter = endpoint({
  id: 'letters.find-public',
  method: 'GET',
  path: '/public/letters',
  summary: 'Find an issued letter by its document number or the code printed on it',
  query: numberQuery,
  reply: z.object({ id: zUuid.nullable() }),
});
