import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import type * as z from 'zod';
import type { PackProblem } from './problem.ts';
import { schemaWords, words } from './problem-words.ts';

type Path = readonly (string | number)[];

const charactersMost = 1_000_000;

/** One YAML file of a pack with the line of every value in it. */
export class YamlFile {
  readonly problems: PackProblem[] = [];
  private readonly file: string;
  private readonly document: Document;
  private readonly lines = new LineCounter();

  constructor(text: string, file: string) {
    this.file = file;
    const whole = text.length <= charactersMost;
    this.document = parseDocument(whole ? text : '', { lineCounter: this.lines });
    if (!whole) this.refuse([], words.tooLarge({ most: charactersMost }));
    for (const error of this.document.errors) {
      const detail = error.message.split('\n')[0] ?? '';
      const line = this.lines.linePos(error.pos[0]).line;
      this.problems.push({ file, line, path: '', ...words.notYaml({ detail }) });
    }
  }

  /** The content by a schema; undefined when there is a problem, which is noted. */
  read<Schema extends z.ZodType>(schema: Schema): z.output<Schema> | undefined {
    if (this.problems.length > 0) return undefined;
    let raw: unknown;
    try {
      raw = this.document.toJS({ maxAliasCount: 0 });
    } catch {
      this.refuse([], words.alias({}));
      return undefined;
    }
    const parsed = schema.safeParse(raw);
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues.slice(0, 50)) {
      for (const { path, ...told } of schemaWords(issue, raw)) this.refuse(path, told);
    }
    return undefined;
  }

  /** Notes a problem of the value at a path. */
  refuse(path: Path, told: Pick<PackProblem, 'says' | 'remedy'>): void {
    this.problems.push({ file: this.file, line: this.lineOf(path), path: path.join('.'), ...told });
  }

  /** Line of the value at a path, or of the nearest one above it. */
  lineOf(path: Path): number {
    for (let length = path.length; length > 0; length -= 1) {
      const parent: unknown = this.document.getIn(path.slice(0, length - 1), true);
      const key = path[length - 1];
      const contents: unknown = length === 1 ? this.document.contents : parent;
      const pair = isMap(contents)
        ? contents.items.find((item) => isScalar(item.key) && item.key.value === key)
        : undefined;
      if (pair && isNode(pair.key) && pair.key.range) return this.at(pair.key.range[0]);
      const node: unknown = this.document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return this.at(node.range[0]);
    }
    return 1;
  }

  private at(offset: number): number {
    return Math.max(1, this.lines.linePos(offset).line);
  }
}
