import type { CheckedTable } from '../rules.ts';

/** How a back end writes a row's test and output. */
interface RowCode {
  /** JavaScript that is true where the row holds. */
  readonly holds: string;
  /** JavaScript that is true where it does not. */
  readonly fails: string;
  readonly output: string;
}

/**
 * Statements that set `target` to what a decision table gives. Where a row's answer is unknown and
 * could matter, the table's answer is unknown.
 *
 * @param target   A declared variable that holds `nothing` now.
 * @param nothing  `NaN` for numbers, `null` otherwise.
 * @source DMN 1.5, 8.2.8 (hit policies), with unknown inputs held open
 */
export function tableCode(
  table: Pick<CheckedTable, 'hitPolicy' | 'aggregator' | 'disjoint'>,
  rows: readonly RowCode[],
  otherwise: string | undefined,
  target: string,
  nothing: 'NaN' | 'null',
): string {
  switch (table.hitPolicy) {
    case 'UNIQUE':
      return table.disjoint
        ? disjoint(rows, otherwise, target)
        : counted(rows, otherwise, target, nothing, 'unique');
    case 'ANY':
      return counted(rows, otherwise, target, nothing, 'any');
    case 'FIRST':
    case 'PRIORITY':
      return inOrder(rows, otherwise, target);
    case 'COLLECT':
      return collected(rows, otherwise, target, nothing, table.aggregator ?? 'count');
  }
}

function disjoint(rows: readonly RowCode[], otherwise: string | undefined, target: string): string {
  const chain = rows.map((row) => `if (${row.holds}) ${target} = ${row.output};`).join('\nelse ');
  if (otherwise === undefined) return chain;
  return `${chain}\nelse if (${rows.map((row) => row.fails).join(' && ')}) ${target} = ${otherwise};`;
}

function inOrder(rows: readonly RowCode[], otherwise: string | undefined, target: string): string {
  const last = otherwise === undefined ? '' : `${target} = ${otherwise};`;
  return rows.reduceRight(
    (rest, row) =>
      `if (${row.holds}) ${target} = ${row.output};\nelse if (${row.fails}) { ${rest} }`,
    last,
  );
}

function counted(
  rows: readonly RowCode[],
  otherwise: string | undefined,
  target: string,
  nothing: string,
  policy: 'unique' | 'any',
): string {
  const hits = `${target}n`;
  const open = `${target}u`;
  const clash = `${target}c`;
  const each = rows.map((row) => {
    const again =
      policy === 'unique'
        ? `${clash} = true;`
        : `if (${target} !== ${row.output}) ${clash} = true;`;
    return `if (${row.holds}) { if (${hits}++ === 0) ${target} = ${row.output}; else { ${again} } } else if (!(${row.fails})) ${open} = true;`;
  });
  const none =
    otherwise === undefined ? '' : `if (${hits} === 0 && !${open}) ${target} = ${otherwise};`;
  return [
    `let ${hits} = 0, ${open} = false, ${clash} = false;`,
    ...each,
    none,
    `if (${clash}) ${target} = ${nothing};`,
  ].join('\n');
}

function collected(
  rows: readonly RowCode[],
  otherwise: string | undefined,
  target: string,
  nothing: string,
  aggregator: 'sum' | 'min' | 'max' | 'count',
): string {
  const hits = `${target}n`;
  const open = `${target}u`;
  const onto = {
    sum: (output: string) => `decimal(${target} + ${output})`,
    min: (output: string) => `Math.min(${target}, ${output})`,
    max: (output: string) => `Math.max(${target}, ${output})`,
    count: () => `${target} + 1`,
  }[aggregator];
  const each = rows.map((row) => {
    const first = aggregator === 'count' ? '1' : row.output;
    return `if (${row.holds}) ${target} = ${hits}++ === 0 ? ${first} : ${onto(row.output)}; else if (!(${row.fails})) ${open} = true;`;
  });
  const none = otherwise ?? (aggregator === 'count' ? '0' : nothing);
  return [
    `let ${hits} = 0, ${open} = false;`,
    ...each,
    `if (${open}) ${target} = ${nothing};`,
    `else if (${hits} === 0) ${target} = ${none};`,
  ].join('\n');
}
