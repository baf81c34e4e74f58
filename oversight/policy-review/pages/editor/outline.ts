import { isMap, isScalar, isSeq, parseDocument, type YAMLMap } from 'yaml';
import type { Localized } from '@yanzhen/values/localized.ts';

/** A number of the file that can be moved, and where it stands in the text. */
export interface OutlineParameter {
  readonly id: string;
  readonly name: string;
  readonly label: Localized;
  readonly unit: string;
  readonly value: number;
  readonly assumed: boolean;
  /** First and last place of the value in the text, the last exclusive. */
  readonly from: number;
  readonly to: number;
}

interface Named {
  readonly id: string;
  readonly name: string;
  readonly label: Localized;
}

/** What the text declares, as far as it can be read while somebody writes in it. */
export interface Outline {
  readonly parameters: readonly OutlineParameter[];
  /** Every parameter, also those that are no number. */
  readonly parameterNames: readonly Named[];
  readonly derived: readonly Named[];
  readonly benefits: readonly { readonly id: string; readonly name: Localized }[];
}

const nothing: Outline = { parameters: [], parameterNames: [], derived: [], benefits: [] };

/**
 * Reads the parameters, derived values and benefits of a policy text; nothing where it is no YAML.
 *
 * @param today  A parameter with dated values is moved in the one of this day.
 */
export function outlineOf(text: string, today: string): Outline {
  const document = parseDocument(text, { logLevel: 'silent' });
  const root = document.contents;
  if (!isMap(root)) return nothing;
  const parameters = mapsOf(root, 'parameters');
  return {
    parameters: parameters.flatMap((map) => parameterOf(map, today) ?? []),
    parameterNames: parameters.flatMap((map) => namedOf(map) ?? []),
    derived: mapsOf(root, 'derived').flatMap((map) => namedOf(map) ?? []),
    benefits: mapsOf(root, 'benefits').flatMap((map) => {
      const [id, name] = [textOf(map, 'id'), localizedOf(map, 'name')];
      return id && name ? [{ id, name }] : [];
    }),
  };
}

/** What an example states as a sum. */
export type StatedSum = 'amountYuan' | 'payableYuan';

/** Where a sum that an example expects stands in the text; undefined where it states none. */
export function sumPlace(
  text: string,
  { benefitId, exampleId }: { readonly benefitId: string; readonly exampleId: string },
  stated: StatedSum,
) {
  const root = parseDocument(text, { logLevel: 'silent' }).contents;
  if (!isMap(root)) return undefined;
  const benefit = mapsOf(root, 'benefits').find((map) => textOf(map, 'id') === benefitId);
  const example =
    benefit && mapsOf(benefit, 'examples').find((map) => textOf(map, 'id') === exampleId);
  const node: unknown = example?.getIn(['expect', stated], true);
  return isScalar(node) && node.range ? { from: node.range[0], to: node.range[1] } : undefined;
}

function parameterOf(map: YAMLMap, today: string): OutlineParameter | undefined {
  const named = namedOf(map);
  const node = valueNode(map, today);
  if (!named || !isScalar(node) || typeof node.value !== 'number' || !node.range) return undefined;
  return {
    ...named,
    unit: textOf(map, 'unit') ?? 'none',
    value: node.value,
    assumed: map.get('assumed') === true,
    from: node.range[0],
    to: node.range[1],
  };
}

function valueNode(map: YAMLMap, today: string): unknown {
  if (map.has('value')) return map.get('value', true);
  const dated = mapsOf(map, 'values');
  const now = dated.findLast((each) => (textOf(each, 'from') ?? '') <= today) ?? dated[0];
  return now?.get('value', true);
}

function namedOf(map: YAMLMap): Named | undefined {
  const [id, name, label] = [textOf(map, 'id'), textOf(map, 'name'), localizedOf(map, 'label')];
  return id && name ? { id, name, label: label ?? { zh: name, en: id } } : undefined;
}

function mapsOf(map: YAMLMap, key: string): YAMLMap[] {
  const list = map.get(key, true);
  return isSeq(list) ? list.items.filter((item) => isMap(item)) : [];
}

function textOf(map: YAMLMap, key: string): string | undefined {
  const value = map.get(key);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function localizedOf(map: YAMLMap, key: string): Localized | undefined {
  const node = map.get(key, true);
  if (!isMap(node)) return undefined;
  const [zh, en] = [textOf(node, 'zh'), textOf(node, 'en')];
  return zh && en ? { zh, en } : undefined;
}
