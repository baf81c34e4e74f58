import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { expect, it } from 'vitest';
import { projectRoot } from '@yanzhen/server/manifest/project-root.ts';
import { checkContract } from './openapi.ts';

const file = join(projectRoot, 'docs/joint-checks.openapi.json');

it('publishes the contract with a department’s server as the code has it; `vitest -u` writes it', async () => {
  const text = await format(JSON.stringify(checkContract()), { parser: 'json', printWidth: 100 });
  await expect(text).toMatchFileSnapshot(file);
  expect(readFileSync(file, 'utf8')).toContain('webhook-signature');
});
