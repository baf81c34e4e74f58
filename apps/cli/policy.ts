import type { Command } from 'commander';
import { policyCheckCommand } from './policy-check.ts';
import { policyExplainCommand } from './policy-explain.ts';
import { policyRecomputeCommand } from './policy-recompute.ts';
import { policySimulateCommand } from './policy-simulate.ts';

/** `yanzhen policy …`: what an officer asks of policy files, from the pack's own files. */
export function policyCommand(program: Command): void {
  const policy = program.command('policy').description('Policy files and what they give');
  for (const command of commands) command(policy);
}

/** One line a subcommand. */
const commands: readonly ((policy: Command) => void)[] = [
  policyCheckCommand,
  policyExplainCommand,
  policyRecomputeCommand,
  policySimulateCommand,
];
