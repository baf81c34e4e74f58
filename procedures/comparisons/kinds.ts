import type { Sheet } from '@yanzhen/server/spreadsheets/sheet.ts';
import type { ComparisonKindId } from './contract.ts';
import type { ComparisonKind } from './kind.ts';
import { deaths } from './kinds/deaths.ts';
import { insurance } from './kinds/insurance.ts';
import { leavers } from './kinds/leavers.ts';
import { property } from './kinds/property.ts';
import { tax } from './kinds/tax.ts';

const kinds: Readonly<Record<ComparisonKindId, ComparisonKind>> = {
  insurance,
  property,
  tax,
  deaths,
  leavers,
};

export function getKind(id: ComparisonKindId): ComparisonKind {
  return kinds[id];
}

/** The sheet of a kind: who it is, then the kind's own columns. */
export function sheetOf({ id, name, purpose, basis, columns }: ComparisonKind): Sheet {
  return {
    id: `comparisons.${id}`,
    version: 1,
    title: name,
    instructions: [
      purpose,
      basis,
      {
        zh: '只写表中各列。与本市在享补助、在办申请没有关系的人，比对后只计数，不保存。',
        en: 'Fill in these columns only. Persons who hold no benefit and no open case here are counted and not kept.',
      },
    ],
    columns: [
      { key: 'name', name: { zh: '姓名', en: 'Name' }, kind: 'text', lengthMax: 60, required: true, example: { zh: '林知远', en: 'Lin Zhiyuan' } },
      { key: 'identity', name: { zh: '身份证号', en: 'Identity number' }, kind: 'identity', required: true },
      ...columns,
    ],
  }; // prettier-ignore
}
