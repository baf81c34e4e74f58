import type * as z from 'zod';
import { YamlSource } from '@yanzhen/policy';
import { plain, type PackProblem } from './problem.ts';

type Path = readonly (string | number)[];

/** One YAML file of a pack with the line of every value in it. */
export class YamlFile {
  private readonly file: string;
  private readonly source: YamlSource;
  private readonly noted: PackProblem[] = [];

  constructor(text: string, file: string) {
    this.file = file;
    this.source = new YamlSource(text, file);
  }

  get problems(): readonly PackProblem[] {
    return [...this.source.problems.map(plain), ...this.noted];
  }

  /** The content by a schema; undefined when there is a problem, which is noted. */
  read<Schema extends z.ZodType>(schema: Schema): z.output<Schema> | undefined {
    return this.source.read(schema as unknown as z.ZodType<z.output<Schema>>);
  }

  /** Notes a problem of the value at a path. */
  refuse(path: Path, told: Pick<PackProblem, 'says' | 'remedy'>): void {
    this.noted.push({ file: this.file, line: this.lineOf(path), path: path.join('.'), ...told });
  }

  /** Line of the value at a path, or of the nearest one above it. */
  lineOf(path: Path): number {
    return this.source.lineOf(path);
  }
}
