/**
 * Texts of a policy that generated code needs. They are handed to the code as values of an array and
 * named by their number, so that no text of a policy file ever becomes code.
 */
export class Constants {
  readonly values: unknown[] = [];
  private readonly places = new Map<unknown, number>();

  /** The JavaScript name that holds the value. */
  name(value: unknown): string {
    let place = this.places.get(value);
    if (place === undefined) {
      place = this.values.push(value) - 1;
      this.places.set(value, place);
    }
    return `k${place}`;
  }

  /** Declarations for the head of the generated code. */
  declarations(): string {
    return this.values.map((_, i) => `const k${i} = K[${i}];`).join('\n');
  }
}

/** A literal as code: numbers and booleans as they are, text by number. */
export function literalCode(value: number | string | boolean | null, constants: Constants): string {
  if (typeof value === 'string') return constants.name(value);
  if (typeof value === 'number') return value < 0 ? `(${value})` : String(value);
  return String(value);
}

/** A fact's id as a property; ids are checked against this shape when the dictionary is read. */
export function propertyCode(factId: string): string {
  if (!/^[a-z][A-Za-z0-9]{0,59}$/.test(factId)) throw new Error(`not a fact id: ${factId}`);
  return factId;
}
