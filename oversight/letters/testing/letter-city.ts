import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@yanzhen/server/manifest/project-root.ts';

/** A city profile with a letterhead, as a pack gives it. */
export const letterPack = {
  areaCode: '510500',
  name: { zh: '测试市', en: 'Test City' },
  counties: [
    { code: '510502', name: { zh: '甲区', en: 'District A' } },
    { code: '510503', name: { zh: '乙区', en: 'District B' } },
  ],
  clusters: [],
  offices: [
    {
      id: 'bureau',
      name: { zh: '人社局', en: 'Bureau' },
      county: null,
      duties: ['approver'],
      assumed: true,
    },
    {
      id: 'education',
      name: { zh: '测试市教育局', en: 'Education' },
      county: null,
      duties: ['approver'],
      assumed: true,
    },
    {
      id: 'housing',
      name: { zh: '测试市住房和城乡建设局', en: 'Housing' },
      county: null,
      duties: ['approver'],
      assumed: true,
    },
  ],
  budgetLines: [],
  letters: {
    names: ['青年人才驿站'],
    promises: [{ words: '全部入编', reason: { zh: '编制由省里核定', en: 'Set by the province' } }],
  },
  letterhead: {
    organ: { zh: '测试市人力资源和社会保障局', en: 'Test City Bureau' },
    signature: { zh: '测试市人力资源和社会保障局', en: 'Test City Bureau' },
    prefix: '测市人社函',
    assumed: true,
  },
};

/** The template of the Luzhou pack. */
export const templateFiles = [
  {
    file: 'letters/home-purchase-reply.yaml',
    text: readFileSync(join(projectRoot, 'cities/luzhou/letters/home-purchase-reply.yaml'), 'utf8'),
  },
];
