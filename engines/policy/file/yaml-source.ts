import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import type * as z from 'zod';
import { nearestName } from '../nearest.ts';
import { problemSays, type Problem, type ProblemValues } from '../problems.ts';
import type { ProblemCode } from '../problem-words.ts';
import { schemaProblem } from './schema-problems.ts';

/** Keys from the top of a file. */
export type Path = readonly (string | number)[];

const lengthMax = 1_000_000;
/** Signs of structure: a file of fifty benefits has some 30,000. */
const signsMax = 100_000;
/** Levels of brackets. */
const depthMax = 100;
/** Marks of nesting one after another on one line, which take the parser time without end. */
const manyMarks = /(?:(?:[-?:]|![^\s]{0,40}|[&*][^\s]{0,40})[ \t]+){30}/;
/** Columns of indentation: each level takes one at least. */
const deepIndent = /^[ ]{400}[^ \n]/m;

/** Whether a text is built so that reading it as YAML would take more than its length says. */
function isIntricate(text: string): boolean {
  let signs = 0;
  let depth = 0;
  let deepest = 0;
  for (let i = 0; i < text.length; i++) {
    const sign = text.charCodeAt(i);
    // \n ! & * , - : ? [ ] { } |
    switch (sign) {
      case 91:
      case 123:
        deepest = Math.max(deepest, ++depth);
        signs += 1;
        break;
      case 93:
      case 125:
        depth = Math.max(0, depth - 1);
        signs += 1;
        break;
      case 10:
      case 33:
      case 38:
      case 42:
      case 44:
      case 45:
      case 58:
      case 63:
      case 124:
        signs += 1;
        break;
    }
  }
  return signs > signsMax || deepest > depthMax || manyMarks.test(text) || deepIndent.test(text);
}

/** A YAML text that remembers where each value stands. */
export class YamlSource {
  readonly file: string;
  readonly problems: Problem[] = [];
  private readonly text: string;
  private readonly lines = new LineCounter();
  private readonly document: Document | undefined;

  constructor(text: string, file: string) {
    this.text = text;
    this.file = file;
    if (text.length > lengthMax) {
      this.refuse('file.too-large', [], { limit: lengthMax });
      return;
    }
    if (isIntricate(text)) {
      this.refuse('file.too-intricate', [], { signs: signsMax, depth: depthMax });
      return;
    }
    // Unique keys are looked for below: the parser compares each key with each other.
    this.document = parseDocument(text, {
      lineCounter: this.lines,
      prettyErrors: false,
      uniqueKeys: false,
    });
    for (const error of this.document.errors.slice(0, 20)) {
      this.refuseAt('file.not-yaml', error.pos[0], [], { detail: error.message });
    }
    if (this.problems.length === 0) this.checkKeys(this.document.contents);
  }

  /** Notes keys that stand twice on a level, and those that every JavaScript object has. */
  private checkKeys(node: unknown): void {
    if (isSeq(node)) for (const item of node.items) this.checkKeys(item);
    if (!isMap(node)) return;
    const seen = new Set<unknown>();
    for (const { key, value } of node.items) {
      this.checkKeys(value);
      if (!isScalar(key)) continue;
      const at = key.range?.[0] ?? 0;
      const text = String(key.value);
      if (seen.has(text)) {
        this.refuseAt('file.not-yaml', at, [], { detail: `Map keys must be unique: ${text}` });
      }
      if (text in Object.prototype) this.refuseAt('file.inherited-name', at, [], { key: text });
      seen.add(text);
    }
  }

  /** The file as the schema reads it, or undefined after having noted the problems. */
  read<T>(schema: z.ZodType<T>): T | undefined {
    if (!this.document || this.problems.length > 0) return undefined;
    let raw: unknown;
    try {
      raw = this.document.toJS({ maxAliasCount: 0 });
    } catch {
      this.refuse('file.alias', []);
      return undefined;
    }
    const parsed = schema.safeParse(raw);
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues.slice(0, 50)) {
      for (const { path, code, values } of schemaProblem(issue, raw)) {
        this.refuse(code, path, values);
      }
    }
    return undefined;
  }

  /** Notes a problem of the value at a path; `offset` counts characters into its text. */
  refuse(code: ProblemCode, path: Path, values: ProblemValues = {}, offset = 0): void {
    this.refuseAt(code, this.placeOf(path, offset), path, values);
  }

  /** Line of the value at a path; the first line is 1. */
  lineOf(path: Path): number {
    return this.lines.linePos(this.placeOf(path, 0)).line || 1;
  }

  /** Notes each value that stands a second time. */
  refuseDuplicates(entries: Iterable<{ readonly id: string; readonly path: Path }>): void {
    const seen = new Map<string, Path>();
    for (const { id, path } of entries) {
      const first = seen.get(id);
      if (first) this.refuse('id.duplicate', path, { id, firstLine: this.lineOf(first) });
      else seen.set(id, path);
    }
  }

  /** Notes a name that is not in the list, with the nearest one. */
  refuseUnknown(code: ProblemCode, name: string, known: Iterable<string>, path: Path): void {
    const proposal = nearestName(name, known);
    this.refuse(code, path, { name, clause: name, proposal });
  }

  private refuseAt(code: ProblemCode, at: number, path: Path, values: ProblemValues): void {
    const { line, col } = this.document ? this.lines.linePos(at) : { line: 1, col: 1 };
    this.problems.push({
      file: this.file,
      line: Math.max(1, line),
      column: Math.max(1, col),
      path: path.join('.'),
      code,
      ...problemSays(code, values),
    });
  }

  private placeOf(path: Path, offset: number): number {
    for (let length = path.length; length >= 0; length--) {
      const node: unknown =
        length === 0 ? this.document?.contents : this.document?.getIn(path.slice(0, length), true);
      if (!isNode(node) || !node.range) continue;
      if (length === path.length && isScalar(node)) return this.insideScalar(node, offset);
      if (length < path.length && isMap(node)) {
        const key = node.items.find(
          (pair) => isScalar(pair.key) && pair.key.value === path[length],
        );
        if (key && isScalar(key.key) && key.key.range) return key.key.range[0];
      }
      return isMap(node) || isSeq(node) || isScalar(node) ? node.range[0] : 0;
    }
    return 0;
  }

  private insideScalar(
    node: { value: unknown; type?: string; range?: readonly number[] | null },
    offset: number,
  ): number {
    const [start = 0, end = 0] = node.range ?? [];
    const value = String(node.value);
    const raw = this.text.slice(start, end);
    if (raw === value) return start + offset;
    if (raw.slice(1, -1) === value) return start + 1 + offset;
    if (node.type !== 'BLOCK_LITERAL') return start;
    const before = value.slice(0, offset).split('\n');
    const body = raw.split('\n').slice(1);
    const indent = /^ */.exec(body.find((line) => line.trim() !== '') ?? '')?.[0].length ?? 0;
    const header = raw.indexOf('\n') + 1;
    const above = body.slice(0, before.length - 1).reduce((sum, line) => sum + line.length + 1, 0);
    return start + header + above + indent + (before.at(-1)?.length ?? 0);
  }
}
