import * as z from 'zod';
import { endpoint } from '@yanzhen/values/endpoint.ts';
import { page, pageQuery } from '@yanzhen/values/page.ts';
import {
  zBankCard,
  zIdentityNumber,
  zOrganisationAccount,
  zPersonName,
  zReason,
  zText,
  zUuid,
} from '@yanzhen/values/fields.ts';

/** A version of where money goes: asked for, confirmed by a second person, refused, or withdrawn. */
export const payeeStates = ['asked', 'confirmed', 'refused', 'withdrawn'] as const;
export type PayeeState = (typeof payeeStates)[number];

/** A confirmed change is in force after so many hours; until then nothing is paid to the person. */
export const holdHours = 24;

/** Why nothing can be paid to a person now; words under `pages.payee.hold.<code>`. */
export const holdCodes = ['no-account', 'change-asked', 'change-held'] as const;
export type HoldCode = (typeof holdCodes)[number];

/** A change of a person's account, as its owner and the staff see it. */
export const payeeChangeSchema = z.object({
  id: zUuid,
  bankName: z.string(),
  /** Masked. */
  account: z.string(),
  state: z.enum(payeeStates),
  askedAt: z.iso.datetime(),
  /** The person asked; otherwise somebody for them. */
  own: z.boolean(),
  reason: z.string().nullable(),
  inForceFrom: z.iso.datetime().nullable(),
});
export type PayeeChange = z.infer<typeof payeeChangeSchema>;

/** A request fault; words under `faults.<code>`. */
export const payeeFaults = {
  /** A change waits already: withdraw it, or let it be decided, first. */
  changeWaits: 'talents.change-waits',
  /** The account given is the one in force. */
  sameAccount: 'talents.same-account',
  /** The change was decided, or is in force: reload. */
  changeDecided: 'talents.change-decided',
  /** Who asked, who entered the phone number and whose account it is do not confirm: a colleague does. */
  changeOwn: 'talents.change-own',
  /** An agent of the organisation does not confirm its account, whichever account of theirs acts. */
  changeOfOwnOrganisation: 'talents.change-of-own-organisation',
  /** The agent belongs to no organisation of the register. */
  noOrganisation: 'talents.no-organisation',
  /** Nobody of this name and identity number is known here: both as on the identity card. */
  personUnknown: 'talents.person-unknown',
} as const;

export const listPayeeChanges = endpoint({
  id: 'talents.payee-changes',
  method: 'GET',
  path: '/payee-changes',
  summary: 'Changes of accounts that wait for a second person, or for their 24 hours',
  query: z.object({ state: z.enum(['asked', 'held']).default('asked'), ...pageQuery }),
  reply: page(
    payeeChangeSchema.extend({
      /** The person or organisation whose account it is. */
      holderId: zUuid,
      ofOrganisation: z.boolean(),
      name: z.string(),
      county: z.string().nullable(),
      askedBy: z.string(),
      /** Masked; null where the person has none in force. */
      before: z.string().nullable(),
      mayConfirm: z.boolean(),
    }),
  ),
});

export const askPayeeChange = endpoint({
  id: 'talents.ask-payee-change',
  method: 'POST',
  path: '/persons/:personId/payee-changes',
  summary: 'The window asks for another account of a person who cannot; a colleague confirms',
  params: z.object({ personId: zUuid }),
  body: z.object({
    bankName: zText(60, { lines: 'one' }),
    bankAccount: zBankCard,
    reason: zReason,
  }),
  reply: payeeChangeSchema,
  faults: [payeeFaults.changeWaits, payeeFaults.sameAccount],
});

export const askPayeeAtWindow = endpoint({
  id: 'talents.ask-payee-at-window',
  method: 'POST',
  path: '/payee-changes',
  summary:
    'The window asks for another account of the person whose identity card lies before it; a colleague confirms',
  body: z.object({
    name: zPersonName,
    identityNumber: zIdentityNumber,
    bankName: zText(60, { lines: 'one' }),
    bankAccount: zBankCard,
    reason: zReason,
  }),
  reply: payeeChangeSchema,
  faults: [payeeFaults.personUnknown, payeeFaults.changeWaits, payeeFaults.sameAccount],
});

const params = z.object({ changeId: zUuid });

export const confirmPayeeChange = endpoint({
  id: 'talents.confirm-payee-change',
  method: 'POST',
  path: '/payee-changes/:changeId/confirm',
  summary:
    'A second person confirms an account after looking at its proof; in force 24 hours later',
  params,
  body: z.object({ note: zReason }),
  reply: payeeChangeSchema,
  faults: [payeeFaults.changeDecided, payeeFaults.changeOwn, payeeFaults.changeOfOwnOrganisation],
});

export const refusePayeeChange = endpoint({
  id: 'talents.refuse-payee-change',
  method: 'POST',
  path: '/payee-changes/:changeId/refuse',
  summary: 'Refuse a change, or stop one whose 24 hours are not over',
  params,
  body: z.object({ reason: zReason }),
  reply: payeeChangeSchema,
  faults: [payeeFaults.changeDecided],
});

export const withdrawPayeeChange = endpoint({
  id: 'talents.withdraw-payee-change',
  method: 'POST',
  path: '/me/payee-changes/:changeId/withdraw',
  summary:
    'I did not ask for this account, or want it no more: stop the change before it is in force',
  params,
  reply: payeeChangeSchema,
  faults: [payeeFaults.changeDecided],
});

const ownPayees = z.object({
  rows: z.array(payeeChangeSchema.extend({ inForce: z.boolean(), mayWithdraw: z.boolean() })),
});

export const listMyPayees = endpoint({
  id: 'talents.my-payees',
  method: 'GET',
  path: '/me/payee-changes',
  summary: 'My accounts and their changes, newest first; numbers masked',
  reply: ownPayees,
});

export const listOrganisationPayees = endpoint({
  id: 'talents.organisation-payees',
  method: 'GET',
  path: '/my-organisation/payee-changes',
  summary: "My organisation's accounts and their changes, newest first; numbers masked",
  reply: ownPayees,
});

export const askOrganisationPayee = endpoint({
  id: 'talents.ask-organisation-payee',
  method: 'POST',
  path: '/my-organisation/payee-changes',
  summary:
    "Ask that my organisation's money goes to an account; an office confirms it, in force a day later",
  body: z.object({
    bankName: zText(60, { lines: 'one' }),
    bankAccount: zOrganisationAccount,
    reason: zReason,
  }),
  reply: payeeChangeSchema,
  faults: [payeeFaults.changeWaits, payeeFaults.sameAccount, payeeFaults.noOrganisation],
});
