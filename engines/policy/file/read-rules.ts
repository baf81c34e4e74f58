import { readCell, readExpression } from '../feel/read.ts';
import { inFen } from '../feel/operations.ts';
import type { Scope } from '../feel/scope.ts';
import { walk, type Expression } from '../feel/tree.ts';
import { kindSays, type FeelType } from '../feel/types.ts';
import { Refusal, type ProblemValues } from '../problems.ts';
import type { ProblemCode } from '../problem-words.ts';
import type { CheckedParameter, CheckedRow, CheckedTable, ValueRule } from '../rules.ts';
import { parametersOn, periodsOf } from '../policy-on.ts';
import { coverTable } from './check-table.ts';
import type { TableFile } from './policy-schema.ts';
import type { Path, YamlSource } from './yaml-source.ts';

/** Tables are tried on so many different days at most. */
const periodsMax = 50;

/** Reads the expressions of one file and notes what is wrong with them, each at its place. */
export class RuleReader {
  private readonly source: YamlSource;
  private readonly scope: Scope;
  private readonly parameters: ReadonlyMap<string, CheckedParameter>;

  constructor(source: YamlSource, scope: Scope, parameters: ReadonlyMap<string, CheckedParameter>) {
    this.source = source;
    this.scope = scope;
    this.parameters = parameters;
  }

  /** An expression of a given type, or undefined after having noted the problem. */
  expression(text: string | number, path: Path, wanted: FeelType): Expression | undefined {
    return this.guard(path, () => {
      const read = readExpression(String(text), this.scope);
      const fitted = wanted.kind === 'money' && isBareNumber(read.type) ? inFen(read) : read;
      const fits = fitted.type.kind === wanted.kind || fitted.type.kind === 'null';
      const codeAsText = wanted.kind === 'text' && fitted.type.kind === 'code';
      if (!fits && !codeAsText) throw wrongType(fitted, wanted);
      return fitted;
    });
  }

  /** A number of heads or months: whole, or the problem is noted. */
  whole(text: string | number, path: Path): Expression | undefined {
    const read = this.expression(text, path, { kind: 'number', whole: true });
    if (!read || (read.type.kind === 'number' && read.type.whole)) return read;
    this.refuse('amount.not-whole', path, { found: read.text });
    return undefined;
  }

  /** Notes a problem of the value at a path. */
  refuse(code: ProblemCode, path: Path, values: ProblemValues = {}): void {
    this.source.refuse(code, path, values);
  }

  /** The rule of a derived value or an amount: a formula or a table. */
  value(
    ways: { formula?: string | number | undefined; table?: TableFile | undefined },
    path: Path,
    wanted: FeelType,
  ): ValueRule | undefined {
    if ((ways.formula === undefined) === (ways.table === undefined)) {
      this.source.refuse('amount.one-way', path, { ways: 'formula, table' });
      return undefined;
    }
    if (ways.table) {
      const table = this.table(ways.table, [...path, 'table'], wanted);
      return table && { kind: 'table', table };
    }
    const expression = this.expression(ways.formula ?? '', [...path, 'formula'], wanted);
    return expression && { kind: 'formula', expression };
  }

  private table(file: TableFile, path: Path, wanted: FeelType): CheckedTable | undefined {
    const { hitPolicy } = file;
    const misplaced =
      (hitPolicy === 'COLLECT') !== (file.aggregator !== undefined)
        ? 'aggregator'
        : (hitPolicy === 'PRIORITY') !== (file.priority !== undefined)
          ? 'priority'
          : undefined;
    if (misplaced) this.source.refuse('table.hit-policy', path, { hitPolicy, key: misplaced });
    const inputs = file.inputs.map((text, i) =>
      this.guard([...path, 'inputs', i], () => readExpression(text, this.scope)),
    );
    const cellsOfRow: (Expression | undefined)[][] = [];
    const rows: CheckedRow[] = [];
    let broken = misplaced !== undefined || inputs.includes(undefined);
    for (const [index, row] of file.rows.entries()) {
      const at = [...path, 'rows', index];
      if (row.when.length !== inputs.length) {
        this.source.refuse('table.cell-count', [...at, 'when'], {
          cells: row.when.length,
          inputs: inputs.length,
        });
        broken = true;
        continue;
      }
      const cells = row.when.map((text, i) => {
        const input = inputs[i];
        const cell = input && this.cell(text, [...at, 'when', i], input);
        if (cell === 'broken') broken = true;
        return cell === 'broken' ? undefined : cell;
      });
      const then = this.expression(row.then, [...at, 'then'], wanted);
      if (then) rows.push({ index, test: allOf(cells), then, file: row });
      else broken = true;
      cellsOfRow.push(cells);
    }
    const otherwise =
      file.otherwise === undefined
        ? undefined
        : this.expression(file.otherwise, [...path, 'otherwise'], wanted);
    if (broken || (file.otherwise !== undefined && !otherwise)) return undefined;
    const ordered = this.inPriority(file, rows, path);
    const coverages = this.daysThatDiffer(cellsOfRow).map((parameters) =>
      coverTable(
        inputs as Expression[],
        cellsOfRow,
        ordered,
        parameters,
        hitPolicy === 'FIRST' || hitPolicy === 'PRIORITY',
      ),
    );
    const overlap = coverages.find((each) => each.overlap)?.overlap;
    const gap = coverages.find((each) => each.gap)?.gap;
    if (hitPolicy === 'UNIQUE' && overlap) {
      this.source.refuse('table.overlap', [...path, 'rows', overlap.second - 1], overlap);
    }
    const held = hitPolicy === 'UNIQUE' && overlap;
    if (!otherwise && gap && !held) this.source.refuse('table.gap', path, gap);
    for (const [i, row] of ordered.entries()) {
      if (held || !coverages.every(({ unreachable }) => unreachable.includes(i))) continue;
      this.source.refuse('table.unreachable', [...path, 'rows', row.index], {
        row: row.index + 1,
      });
    }
    return {
      hitPolicy,
      ...(file.aggregator && { aggregator: file.aggregator }),
      rows: ordered,
      ...(otherwise && { otherwise }),
      disjoint: coverages.every((each) => each.complete && !each.overlap),
    };
  }

  /** The parameters as of each day on which one that the cells read changes. */
  private daysThatDiffer(
    cellsOfRow: readonly (readonly (Expression | undefined)[])[],
  ): ReadonlyMap<string, CheckedParameter>[] {
    const read = new Map<string, CheckedParameter>();
    for (const cell of cellsOfRow.flat()) {
      for (const node of cell ? walk(cell) : []) {
        const parameter = node.kind === 'parameter' ? this.parameters.get(node.id) : undefined;
        if (parameter) read.set(parameter.file.id, parameter);
      }
    }
    const periods = periodsOf(read, '').slice(0, periodsMax);
    return periods.map((day) => parametersOn(this.parameters, day));
  }

  /** PRIORITY is FIRST over rows sorted by their output's place in the list (DMN 1.5, 8.2.8). */
  private inPriority(file: TableFile, rows: readonly CheckedRow[], path: Path): CheckedRow[] {
    const order = file.priority;
    if (!order) return [...rows];
    const rankOf = (row: CheckedRow) => order.indexOf(String(row.file.then));
    for (const row of rows) {
      if (rankOf(row) >= 0) continue;
      const at = [...path, 'rows', row.index, 'then'];
      this.source.refuse('table.hit-policy', at, { hitPolicy: 'PRIORITY', key: 'priority' });
    }
    return rows.toSorted((a, b) => rankOf(a) - rankOf(b));
  }

  private cell(text: string, path: Path, input: Expression): Expression | undefined | 'broken' {
    const read = this.guard(path, () => ({ cell: readCell(text, this.scope, input) }));
    return read ? read.cell : 'broken';
  }

  private guard<T>(path: Path, read: () => T): T | undefined {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.source.refuse(error.code, path, error.values, error.from);
      return undefined;
    }
  }
}

const isBareNumber = (type: FeelType): boolean => type.kind === 'number' && type.unit === undefined;

function wrongType(found: Expression, wanted: FeelType): Refusal {
  const actual = kindSays(found.type);
  const expected = kindSays(wanted);
  return new Refusal('feel.wrong-type', 0, {
    found: found.text,
    actual: actual.zh,
    actualEn: actual.en,
    expected: expected.zh,
    expectedEn: expected.en,
  });
}

function allOf(cells: readonly (Expression | undefined)[]): Expression {
  const tests = cells.filter((cell) => cell !== undefined);
  const [only] = tests;
  if (tests.length === 1 && only) return only;
  const type = { kind: 'boolean' } as const;
  if (tests.length === 0) return { kind: 'literal', value: true, type, text: '-' };
  return { kind: 'and', operands: tests, type, text: tests.map((test) => test.text).join('，') };
}
