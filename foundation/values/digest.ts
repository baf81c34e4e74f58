/**
 * One text for one value, whatever order its keys were written in: what a digest is taken of. The
 * digest itself is computed on the server.
 *
 * @param value  JSON: null, booleans, finite numbers, texts, arrays and plain objects. A key whose
 *               value is `undefined` is left out, as JSON does.
 * @throws TypeError for anything else (a date, a map, NaN, a bigint, `undefined` in an array), so
 *         that two different values never share a text by accident.
 * @source RFC 8785 (JSON Canonicalization Scheme).
 */
export function canonicalText(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') {
    return JSON.stringify(value);
  }
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  if (isPlainObject(value)) {
    const entries = Object.keys(value)
      .filter((key) => value[key] !== undefined)
      .toSorted()
      .map((key) => `${JSON.stringify(key)}:${canonicalText(value[key])}`);
    return `{${entries.join(',')}}`;
  }
  throw new TypeError(`not JSON: ${typeof value}`);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
