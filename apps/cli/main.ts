import { Command } from 'commander';
import { auditCommand } from './audit.ts';
import { backupCommand } from './backup.ts';
import { callCommand } from './call.ts';
import { feelCommand } from './feel.ts';
import { figuresCommand } from './figures.ts';
import { letterCommand } from './letter.ts';
import { packCommand } from './pack.ts';
import { policyCommand } from './policy.ts';
import { tellFailure } from './tell-failure.ts';

/** `yanzhen`: what an administrator does without a browser, through the same use cases. */
const program = new Command('yanzhen')
  .description('雁阵 Yanzhen, on the command line')
  .showHelpAfterError();

for (const command of [
  packCommand,
  policyCommand,
  feelCommand,
  letterCommand,
  figuresCommand,
  callCommand,
  auditCommand,
  backupCommand,
])
  command(program);

program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`${tellFailure(error)}\n`);
  process.exitCode = 1;
});
