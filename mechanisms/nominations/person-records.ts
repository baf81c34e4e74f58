import { sql } from 'kysely';
import type { PersonRecordDeclaration } from '@yanzhen/server/manifest/feature.ts';

/** Where a person was nominated, beside what else is kept of them. */
export const personRecords: readonly PersonRecordDeclaration[] = [
  {
    id: 'nominations.nomination',
    name: { zh: '推荐申报', en: 'Nomination' },
    kindNames: {
      'talent-programme': { zh: '人才计划申报', en: 'Talent programme' },
      'visiting-scholar': { zh: '访问学者', en: 'Visiting scholar' },
      'oriented-training': { zh: '定向培养', en: 'Oriented training' },
      posting: { zh: '顶岗培养', en: 'Posting' },
    },
    stepNames: {
      proposed: { zh: '已提名', en: 'Proposed' },
      recommended: { zh: '已推荐', en: 'Recommended' },
      selected: { zh: '已入选', en: 'Selected' },
      'not-selected': { zh: '未入选', en: 'Not selected' },
      serving: { zh: '服务期内', en: 'Serving' },
      served: { zh: '服务期满', en: 'Served' },
      broken: { zh: '提前离岗', en: 'Left early' },
      withdrawn: { zh: '已退出', en: 'Withdrawn' },
    },
    rowPath: '/desk/nominations/:id',
    rows: (city) => sql`
      select n.person_id, n.id, r.name as reference, r.kind, n.state as step, n.valid_from as happened_on,
        null::bigint as amount_fen, n.recorded_from as recorded_at
      from nomination n join nomination_round r on r.city = n.city and r.id = n.round_id
      where n.city = ${city}`,
  },
];
