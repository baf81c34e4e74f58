import { parsePolicyFile, type FactDictionary, type Policy } from '@yanzhen/policy';
import { SimulationRefused } from './parameter-values.ts';
import type { SimulationChanges } from './request.ts';

/**
 * The policies of the side after: a changed file replaces the document with its id, a new one is added.
 *
 * @throws SimulationRefused with the first problem of a file that cannot be read.
 */
export function changedPolicies(
  before: readonly Policy[],
  changes: SimulationChanges,
  dictionary: FactDictionary,
): Policy[] {
  const after = new Map(before.map((policy) => [policy.document.id, policy]));
  for (const { fileName, text } of changes.files ?? []) {
    const parsed = parsePolicyFile(text, fileName, dictionary);
    if (!parsed.ok) {
      const [first] = parsed.problems;
      const at = `${fileName}:${first?.line ?? 1} `;
      throw new SimulationRefused(
        { zh: at + (first?.says.zh ?? ''), en: at + (first?.says.en ?? '') },
        first?.remedy ?? { zh: '请先改正文件。', en: 'Correct the file first.' },
      );
    }
    after.set(parsed.policy.document.id, parsed.policy);
  }
  const ids = new Map<string, string>();
  for (const { document, benefits } of after.values()) {
    for (const { id } of benefits) {
      const other = ids.get(id);
      if (other !== undefined) {
        throw new SimulationRefused(
          {
            zh: `待遇“${id}”在两份文件里：${other}、${document.id}。`,
            en: `Benefit ${id} stands in two documents: ${other}, ${document.id}.`,
          },
          { zh: '请改用别的标识。', en: 'Give one of them another id.' },
        );
      }
      ids.set(id, document.id);
    }
  }
  return [...after.values()];
}
