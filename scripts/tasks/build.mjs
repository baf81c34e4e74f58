import { build } from '../setup/build.mjs';
import { ensureInstalled } from '../setup/install.mjs';
import { main } from '../setup/steps.mjs';

await main(async () => {
  await ensureInstalled('run');
  await build();
});
