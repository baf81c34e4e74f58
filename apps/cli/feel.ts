import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import {
  conformanceFiles,
  conformanceReport,
  readConformance,
  runCases,
  type CaseResult,
} from '@yanzhen/policy';
import { projectRoot } from '@yanzhen/server/manifest/project-root.ts';

/** `yanzhen feel conformance`: runs the cases of a folder and writes what passes. */
export function feelCommand(program: Command): void {
  program
    .command('feel')
    .description('The rule language')
    .command('conformance')
    .argument('<folder>', `folder with ${conformanceFiles.join(' and ')}`)
    .description('Run the conformance cases and write docs/feel-conformance.md')
    .action((folder: string) => {
      // npm runs in the project's folder; a path is meant from where the person stands.
      const place = resolve(process.env['INIT_CWD'] ?? process.cwd(), folder);
      const texts = conformanceFiles.map((file) => readFileSync(join(place, file), 'utf8'));
      const { cases, tables, source } = readConformance(texts);
      const results = runCases(cases, tables);
      writeFileSync(
        join(projectRoot, 'docs/feel-conformance.md'),
        conformanceReport(results, source),
      );
      process.stdout.write(`${tell('value', results, false)}\n${tell('null', results, true)}\n`);
      if (results.some(wrong)) process.exitCode = 1;
    });
}

/** A value that differs is a fault; what is not supported is refused. */
const wrong = ({ outcome, expectsNull }: CaseResult): boolean =>
  outcome === 'differs' && !expectsNull;

function tell(expected: string, results: readonly CaseResult[], nulls: boolean): string {
  const own = results.filter(({ expectsNull }) => expectsNull === nulls);
  const of = (outcome: CaseResult['outcome']) =>
    own.filter((result) => result.outcome === outcome).length;
  return `${expected} expected: ${of('passed')} of ${own.length} passed, ${of('refused')} refused, ${of('differs')} differ`;
}
