/** A piece of SQL that was written from checked ids, figures and keywords only. */
export type Sql = string & { readonly __sql: never };

/** Marks text as SQL; called only with what this folder writes. */
export const sql = (text: string): Sql => text as Sql;

/** A name as an identifier. Ids of facts and relations are checked against this shape. */
export function identifier(name: string): Sql {
  if (!/^[a-zA-Z_][a-zA-Z0-9_]{0,62}$/.test(name)) {
    throw new RangeError(`not a name for SQL: ${JSON.stringify(name)}`);
  }
  return sql(`"${name}"`);
}

/** Columns that one layer may have; PostgreSQL allows 1,664. */
const layerMax = 1000;

/** A step of a statement: an expression that later steps read by its name. */
interface Step {
  readonly code: Sql;
  readonly name: string;
  /** Layers below it: it reads none of its own. */
  readonly level: number;
}

/**
 * A statement that is being written. Its texts go into `values`; a step that is read again becomes a
 * column. Steps that do not read one another stand in one layer, so that there are few, and no layer is
 * folded into the next (`offset 0`): folded, a chain of steps would grow without bound.
 */
export class Statement {
  /** Bound values: texts, codes and days of policies, as `$1` and on. */
  readonly values: string[] = [];
  private readonly offset: number;
  private readonly places = new Map<string, number>();
  private readonly steps: Step[] = [];
  private readonly levels = new Map<string, number>();
  private readonly perLevel: number[] = [];

  /** `firstValue`: number of the first placeholder, where the statement stands inside another. */
  constructor(firstValue: number) {
    this.offset = firstValue;
  }

  /** A text as a bound value. */
  bound(value: string, type: 'text' | 'date'): Sql {
    let place = this.places.get(value);
    if (place === undefined) {
      place = this.values.push(value) - 1;
      this.places.set(value, place);
    }
    // One value may be read as both: the placeholder itself is always text.
    return sql(`$${place + this.offset}::text${type === 'date' ? '::date' : ''}`);
  }

  /** A column that holds an expression's value for the steps after it. */
  keep(code: Sql): Sql {
    if (/^[\w."]+$/.test(code)) return code;
    let level = 0;
    for (const [read] of code.matchAll(/\bl\d+_\d+\.x\d+\b/g)) {
      level = Math.max(level, (this.levels.get(read) ?? 0) + 1);
    }
    const before = this.perLevel[level] ?? 0;
    this.perLevel[level] = before + 1;
    const column = `x${this.steps.length}`;
    const name = `l${level}_${Math.floor(before / layerMax)}.${column}`;
    this.steps.push({ code, name, level });
    this.levels.set(name, level);
    return sql(name);
  }

  /** The layers, each after what it reads. */
  get from(): Sql {
    const layers = new Map<string, string[]>();
    for (const { code, name } of this.steps.toSorted((a, b) => a.level - b.level)) {
      const [layer = '', column = ''] = name.split('.');
      layers.set(layer, [...(layers.get(layer) ?? []), `${code} as ${column}`]);
    }
    const joins = [...layers].map(
      ([layer, columns]) => `cross join lateral (select ${columns.join(',\n')} offset 0) ${layer}`,
    );
    return sql(joins.join('\n'));
  }

  /** What is written is forgotten where a benefit turns out not to be expressible. */
  attempt<T>(write: () => T): T {
    const [steps, values] = [this.steps.length, this.values.length];
    try {
      return write();
    } catch (error) {
      this.steps.length = steps;
      for (const value of this.values.splice(values)) this.places.delete(value);
      throw error;
    }
  }
}
