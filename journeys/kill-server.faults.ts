import { it } from 'vitest';
import { killServer } from './crash/crash-kinds.ts';
import { surviveKills } from './crash/survive-kills.ts';

it('survives 50 kills of the server at work', async () => {
  await surviveKills('server', 5_000, killServer);
});
