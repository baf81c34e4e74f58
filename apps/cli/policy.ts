import type { Command } from 'commander';

/** `yanzhen policy …`: what an officer asks of policy files, from the pack's own files. */
export function policyCommand(program: Command): void {
  const policy = program.command('policy').description('Policy files and what they give');
  for (const command of commands) command(policy);
}

/** One line a subcommand. */
const commands: readonly ((policy: Command) => void)[] = [];
