import { testAway } from './testing/away.ts';

testAway(['swallow-answered', 'refuse']);
