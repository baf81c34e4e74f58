import { faultWorder } from '@yanzhen/server/routes/word-fault.ts';

/** Faults that a filed row may meet, in words. */
export const wordFault = faultWorder({
  subsidies: 'mechanisms/subsidies',
  applications: 'procedures/applications',
  policies: 'registers/policies',
  talents: 'registers/talents',
});
