import { it } from 'vitest';
import { killDatabase } from './crash/crash-kinds.ts';
import { surviveKills } from './crash/survive-kills.ts';

// Its first process alone, and all of them in one blow, in turns.
it('survives 50 kills of the database at work', async () => {
  await surviveKills('database', 10_000, (server, round) => killDatabase(server, round % 2 === 0));
});
