/** `npm run new -- mechanism stations station`: a new mechanism as a copy of its living neighbour. */
import { copyMechanism } from '../setup/copy-mechanism.mjs';
import { main, Told } from '../setup/steps.mjs';

await main(async () => {
  const [kind, many, one = many] = process.argv.slice(2);
  if (kind !== 'mechanism' || !many) {
    throw new Told(
      '用法：npm run new -- mechanism <名称> [单数形式]，如 stations station',
      'Usage: npm run new -- mechanism <name> [singular], such as stations station',
    );
  }
  for (const path of copyMechanism({ many, one })) console.log(`  + ${path}`);
  console.log(`
  1. README.md: who acts, its states, where it is configured and stored
  2. contract.ts, lifecycle.ts, migrations: take out what it does not need, then its own decisions
  3. words.zh.yaml, words.en.yaml: its own words
  4. apps/server/features.ts: its manifest; apps/web/talent-pages.ts, desk-pages.ts: its pages
  5. npm run check`);
});
