import * as z from 'zod';
import { endpoint } from '@yanzhen/values/endpoint.ts';
import { page, pageQuery } from '@yanzhen/values/page.ts';
import { zCivilDate, zReason, zText, zUuid } from '@yanzhen/values/fields.ts';
import { localizedSchema as localized } from '@yanzhen/values/session.ts';

export const draftStates = ['draft', 'proposed', 'published', 'dropped'] as const;
export type DraftState = (typeof draftStates)[number];

/** What can be asked of a draft by a move; `edit` is made by saving. */
export const moveIds = ['edit', 'propose', 'drop', 'withdraw', 'send-back', 'publish'] as const;
export type MoveId = (typeof moveIds)[number];

export const duties = ['write', 'decide'] as const;
export type Duty = (typeof duties)[number];

/** Who may look at drafts. */
export const draftReaders = ['policy-admin', 'administrator', 'leader', 'auditor'] as const;

/** Request faults of this folder; words under `faults.<code>`. */
export const faults = {
  /** The draft is not in the state that the act starts from: reload it. */
  wrongState: 'policy-review.wrong-state',
  /** Somebody saved or moved it meanwhile: look at theirs, then save yours after it. */
  stale: 'policy-review.stale',
  /** The same natural person wrote it and would decide it, or the other way round. */
  excludedDuty: 'policy-review.excluded-duty',
  /** The move needs a reason. */
  reasonMissing: 'policy-review.reason-missing',
  /** A proposal says from which day it decides. */
  activationMissing: 'policy-review.activation-missing',
  /** The text cannot be published as it stands: the check tells each place. */
  problems: 'policy-review.problems',
  /** A change of the rules that no worked example notices: add an example for it. */
  notSharp: 'policy-review.not-sharp',
  /** The text is that of the newest published version. */
  unchanged: 'policy-review.unchanged',
  /** Another version was published meanwhile: take it as the base first. */
  baseMoved: 'policy-review.base-moved',
  /** A file without a readable `document.id` and title cannot be kept as a draft. */
  unreadable: 'policy-review.unreadable',
} as const;

const content = z.string().min(1).max(200_000);
const state = z.enum(draftStates);

const draftRow = z.object({
  id: zUuid,
  label: z.string(),
  document: z.object({ id: z.string(), title: localized }),
  state,
  version: z.int(),
  activatesOn: zCivilDate.nullable(),
  changedAt: z.iso.datetime(),
  changedBy: z.string(),
});
export type DraftRow = z.infer<typeof draftRow>;

export const listDrafts = endpoint({
  id: 'policy-review.list',
  method: 'GET',
  path: '/policy-drafts',
  summary: 'Drafts of policy documents, newest first',
  query: z.object({ state: state.optional(), ...pageQuery }),
  reply: page(draftRow).extend({
    /** Whether the reader may start one. */
    mayDraft: z.boolean(),
  }),
});

export const label = zText(60, { lines: 'one' });

export const startDraft = endpoint({
  id: 'policy-review.start',
  method: 'POST',
  path: '/policy-drafts',
  summary: 'Start a draft: a copy of a published version, or a file of a document that is new',
  body: z
    .object({ label, versionId: zUuid.optional(), content: content.optional() })
    .refine(({ versionId, content: text }) => (versionId === undefined) !== (text === undefined)),
  reply: z.object({ id: zUuid }),
  faults: [faults.unreadable],
});

const params = z.object({ draftId: zUuid });

export const draftSchema = draftRow.extend({
  content: z.string(),
  /** The published version that the text was taken from; null for a document that is new. */
  base: z.object({ versionId: zUuid, version: z.int(), content: z.string() }).nullable(),
  /** The document's newest published version, where it is not the base. */
  newer: z.object({ versionId: zUuid, version: z.int() }).nullable(),
  publishedVersionId: zUuid.nullable(),
  texts: z.array(z.object({ version: z.int(), by: z.string(), at: z.iso.datetime() })),
  events: z.array(
    z.object({
      id: zUuid,
      move: z.string(),
      by: z.string(),
      duty: z.enum(duties),
      version: z.int(),
      activatesOn: zCivilDate.nullable(),
      reason: z.string().nullable(),
      at: z.iso.datetime(),
    }),
  ),
  /** What the reader's roles can do now; `excluded` where the same person had the other duty. */
  moves: z.array(
    z.object({
      move: z.enum(moveIds),
      reason: z.enum(['required', 'optional', 'none']),
      excluded: z.enum(duties).nullable(),
    }),
  ),
  today: zCivilDate,
});
export type DraftView = z.infer<typeof draftSchema>;

export const showDraft = endpoint({
  id: 'policy-review.show',
  method: 'GET',
  path: '/policy-drafts/:draftId',
  summary: 'One draft: text, base, history, and what the reader can do',
  params,
  reply: draftSchema,
});

export const showText = endpoint({
  id: 'policy-review.text',
  method: 'GET',
  path: '/policy-drafts/:draftId/texts/:version',
  summary: 'An earlier text of a draft',
  params: z.object({ draftId: zUuid, version: z.coerce.number().int().min(1).max(1_000_000) }),
  reply: z.object({
    version: z.int(),
    content: z.string(),
    by: z.string(),
    at: z.iso.datetime(),
  }),
});

export const saveDraft = endpoint({
  id: 'policy-review.save',
  method: 'PUT',
  path: '/policy-drafts/:draftId',
  summary: 'Save the text as a new version; refused where somebody saved meanwhile',
  params,
  body: z.object({
    /** The version that the text was written on. */
    version: z.int().min(1),
    content,
    /** Takes a newer published version as the base, its changes being in the text. */
    basedOn: zUuid.optional(),
  }),
  reply: z.object({ version: z.int() }),
  faults: [faults.wrongState, faults.stale, faults.excludedDuty, faults.unreadable],
});

export const moveDraft = endpoint({
  id: 'policy-review.move',
  method: 'POST',
  path: '/policy-drafts/:draftId/moves',
  summary: 'Propose, drop, withdraw, send back or publish a draft',
  params,
  body: z.object({
    move: z.enum(['propose', 'drop', 'withdraw', 'send-back', 'publish']),
    version: z.int().min(1),
    reason: z.union([z.literal(''), zReason]).optional(),
    /** With `propose`: the first day on which it decides new applications. */
    activatesOn: zCivilDate.optional(),
  }),
  reply: z.object({ state, publishedVersionId: zUuid.nullable() }),
  faults: [
    faults.wrongState,
    faults.stale,
    faults.excludedDuty,
    faults.reasonMissing,
    faults.activationMissing,
    faults.problems,
    faults.notSharp,
    faults.unchanged,
    faults.baseMoved,
    'policies.same-person',
    'policies.activation-past',
    'policies.activation-order',
  ],
});

const answer = z.object({
  outcome: z.enum(['yes', 'no', 'not-applicable', 'unknown']),
  amountFen: z.int().nullable(),
  /** Beside the other benefits; null where nothing is paid or it is not known yet. */
  payableFen: z.int().nullable(),
  displacedBy: z.array(z.string()),
  failing: z.array(z.string()),
  open: z.array(z.string()),
});

const place = { line: z.int(), column: z.int() };

export const checkSchema = z.object({
  /** What keeps the text from being published, in file order. */
  problems: z.array(z.object({ ...place, path: z.string(), says: localized, remedy: localized })),
  /** Empty where the file cannot be read. */
  examples: z.array(
    z.object({
      ...place,
      benefitId: z.string(),
      exampleId: z.string(),
      says: localized,
      expected: answer,
      actual: answer,
      agrees: z.boolean(),
    }),
  ),
  /** Changes of a rule that no example would notice; null where they were not asked for. */
  survivors: z
    .array(z.object({ ...place, path: z.string(), says: localized, remedy: localized }))
    .nullable(),
});
export type DraftCheck = z.infer<typeof checkSchema>;

export const checkDraft = endpoint({
  id: 'policy-review.check',
  method: 'POST',
  path: '/policy-drafts/:draftId/check',
  summary:
    'Problems of a text with line and column, and its worked examples computed; nothing is kept',
  params,
  body: z.object({
    content,
    /** Also change each rule in turn and tell which changes no example notices. */
    sharpness: z.boolean().default(false),
  }),
  reply: checkSchema,
});

const vocabularyFact = z.object({
  id: z.string(),
  name: z.string(),
  label: localized,
  type: z.string(),
  unit: z.string().nullable(),
  purpose: localized,
  codes: z.array(z.object({ code: z.string(), label: localized })),
});
export type VocabularyFact = z.infer<typeof vocabularyFact>;

export const showVocabulary = endpoint({
  id: 'policy-review.vocabulary',
  method: 'GET',
  path: '/policy-vocabulary',
  summary: 'Facts that a policy file may read, with their codes and meaning',
  reply: z.object({ facts: z.array(vocabularyFact) }),
});
