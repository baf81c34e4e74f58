import type { ImportKind } from '@yanzhen/procedures/imports/offers.ts';
import { appliedForByPersons } from '@yanzhen/registers/policies/contract.ts';
import { getBenefit } from '@yanzhen/registers/policies/offers.ts';
import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import { actorOf } from '@yanzhen/server/turn/turn.ts';
import * as contract from '../contract.ts';
import { faults } from '../contract.ts';
import { checkFiling } from './check-filing.ts';
import { filingSheet } from './filing-sheet.ts';
import { keepFiling } from './keep-filing.ts';
import { undoFiling } from './undo-filing.ts';
import { wordFault } from './word-fault.ts';

/** 单位批量代申报: an employer's agent files one benefit for many of its people. */
export const filingKind: ImportKind = {
  id: 'subsidies.filing',
  name: contract.filingName,
  endpoints: contract.filing,
  who: { kinds: ['agent'] },
  rowsAtOnce: { check: 200, keep: 20 },
  sheet: async (turn, benefitId) => {
    if (actorOf(turn).organisationId === null) throw notFound();
    const published = await getBenefit(turn, benefitId);
    if (!appliedForByPersons(published.benefit)) {
      const { zh: name, en: nameEn } = published.benefit.name;
      throw fault(faults.notAppliedFor, { field: 'subject', values: { name, nameEn } });
    }
    return filingSheet(published);
  },
  keyOf: ({ values }) => {
    const number = values['identityNumber'];
    return typeof number === 'string' ? number : null;
  },
  labelOf: ({ values }) => String(values['name'] ?? ''),
  check: checkFiling,
  keep: keepFiling,
  undo: undoFiling,
  wordFault,
};
