import * as contract from '../contract.ts';
import type { ActEndpoint, ProposalDetail, ProposalMove } from '../contract.ts';
import { linesOf, wordsOf, type DialogueField, type Values } from './fields-dialogue.tsx';

/** What a dialogue needs to ask for an act and to send it. */
export interface Act {
  readonly endpoint: ActEndpoint;
  readonly title: string;
  readonly says?: string;
  readonly fields: readonly DialogueField[];
  readonly body: (values: Values) => unknown;
}

export interface ActWords {
  readonly t: (key: string) => string;
  readonly units: readonly { readonly value: string; readonly label: string }[];
  readonly classes: readonly { readonly value: string; readonly label: string }[];
  /** Items that this one may be merged into. */
  readonly wholes: readonly { readonly value: string; readonly label: string }[];
  readonly today: string;
}

/** The dialogue of each move of the table; `draft` has none beside its confirmation. */
export function actOf(move: ProposalMove, row: ProposalDetail, words: ActWords): Act | undefined {
  const { t, units, classes, wholes, today } = words;
  const title = t(`move.${move}`);
  const plain = (endpoint: ActEndpoint): Act => ({
    endpoint,
    title,
    says: t(`pages.acts.${move}`),
    fields: [],
    body: () => ({}),
  });
  const reason = (required = true): DialogueField => ({
    id: 'reason',
    kind: 'text',
    label: t('fields.reason'),
    required,
  });
  const withReason = (endpoint: ActEndpoint): Act => ({
    ...plain(endpoint),
    fields: [reason()],
    body: (values) => ({ reason: wordsOf(values['reason']) }),
  });
  switch (move) {
    case 'file':
      return plain(contract.acceptSubmitted);
    case 'decline':
      return withReason(contract.declineProposal);
    case 'accept':
      return plain(contract.acceptAssignment);
    case 'draft':
      return row.letter === null ? plain(contract.draftReply) : undefined;
    case 'ask-approval':
      return row.letter === null ? undefined : plain(contract.askApproval);
    case 'approve':
      return plain(contract.approveReply);
    case 'send-back':
      return withReason(contract.sendBack);
    case 'deliver':
      return plain(contract.deliverReply);
    case 'conclude':
      return withReason(contract.concludeFollowUp);
    case 'merge':
      return {
        ...plain(contract.mergeProposal),
        fields: [{ id: 'into', kind: 'choice', label: t('fields.into'), required: true, options: wholes }],
        body: (values) => ({ into: wordsOf(values['into']) }),
      }; // prettier-ignore
    case 'split':
      return {
        ...plain(contract.splitProposal),
        fields: [{ id: 'units', kind: 'many', label: t('fields.units'), required: true, options: units }],
        body: (values) => ({ units: linesOf(values['units']) }),
      }; // prettier-ignore
    case 'assign':
      return {
        ...plain(contract.assignProposal),
        fields: [
          { id: 'leadUnit', kind: 'choice', label: t('fields.lead-unit'), required: true, options: units },
          { id: 'jointUnits', kind: 'many', label: t('fields.joint-units'), options: units },
        ],
        body: (values) => ({ leadUnit: wordsOf(values['leadUnit']), jointUnits: linesOf(values['jointUnits']) }),
      }; // prettier-ignore
    case 'return':
      return {
        ...withReason(contract.returnAssignment),
        body: (values) => ({ reason: wordsOf(values['reason']), unit: row.leadUnitId ?? '' }),
      };
    case 'extend':
      return {
        ...plain(contract.extendTerm),
        fields: [{ id: 'until', kind: 'day', label: t('fields.until'), required: true }, reason()],
        body: (values) => ({ until: wordsOf(values['until']), reason: wordsOf(values['reason']) }),
      };
    case 'clear':
      return {
        ...plain(contract.clearReply),
        fields: [
          { id: 'resultClass', kind: 'choice', label: t('fields.class'), required: true, options: classes, first: row.letter?.class ?? '' },
          reason(false),
        ],
        body: (values) => ({ resultClass: wordsOf(values['resultClass']), reason: wordsOf(values['reason']) }),
      }; // prettier-ignore
    case 'meet':
      return {
        ...plain(contract.recordMeeting),
        fields: [
          { id: 'on', kind: 'day', label: t('fields.held'), required: true, first: today },
          { id: 'says', kind: 'text', label: t('fields.minutes'), required: true, most: 2000 },
        ],
        body: (values) => ({ on: wordsOf(values['on']), says: wordsOf(values['says']) }),
      };
    default:
      return undefined;
  }
}
