import { reportFigure } from '@yanzhen/server/testing/figure.ts';
import { testAway } from './testing/away.ts';

testAway(['swallow', 'swallow-asked', 'swallow-answered', 'refuse'], (mode, longest, healed) => {
  reportFigure(
    `database away (${mode}), longest answer`,
    `${Math.round(longest)} ms`,
    '≤ 3,000 ms',
  );
  reportFigure(`database back (${mode}), healed`, `${Math.round(healed)} ms`, '≤ 5,000 ms');
});
