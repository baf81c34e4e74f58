/** What a file may state once for all its benefits. */
export const commonKeys = [
  'beneficiary',
  'handling',
  'gives',
  'window',
  'conditions',
  'duties',
  'evidence',
  'terms',
  'steps',
  'publicityWorkingDays',
  'payers',
] as const;

/**
 * A policy file as written, with what stands under `common` put into each benefit: a benefit that has the
 * part itself keeps its own; conditions and evidence of `common` come after the benefit's own.
 * Anything that is not such a file is given back as it is, for the schema to refuse.
 */
export function withCommonParts(file: unknown): unknown {
  if (!isObject(file) || !isObject(file['common']) || !isList(file['benefits'])) return file;
  const common = Object.fromEntries(
    commonKeys.flatMap((key) => {
      const part = own(file['common'], key);
      return part === undefined ? [] : [[key, part]];
    }),
  );
  const benefits = file['benefits'].map((benefit) =>
    isObject(benefit) ? { ...common, ...benefit, ...joined(common, benefit) } : benefit,
  );
  return { ...file, benefits };
}

/** A benefit without the conditions and evidence that `withCommonParts` adds again. */
export function withoutCommonParts<Benefit extends Readonly<Record<Joined, readonly unknown[]>>>(
  common: { readonly [key in Joined]?: readonly unknown[] | undefined } | undefined,
  benefit: Benefit,
): Benefit {
  const own = (key: Joined) =>
    benefit[key].slice(0, benefit[key].length - (common?.[key]?.length ?? 0));
  return { ...benefit, conditions: own('conditions'), evidence: own('evidence') };
}

/** Lists to which a benefit adds its own. */
const joinedKeys = ['conditions', 'evidence'] as const;
type Joined = (typeof joinedKeys)[number];

function joined(
  common: Readonly<Record<string, unknown>>,
  benefit: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(
    joinedKeys.flatMap((key) => {
      const mine = own(benefit, key);
      const all = own(common, key);
      return isList(mine) && isList(all) ? [[key, [...mine, ...all]]] : [];
    }),
  );
}

function own(object: unknown, key: string): unknown {
  return isObject(object) && Object.hasOwn(object, key) ? object[key] : undefined;
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
