import { sql } from 'kysely';
import type { PersonRecordDeclaration } from '@yanzhen/server/manifest/feature.ts';

/** Where a person stands with institutes and in classes, beside what else is kept of them. */
export const personRecords: readonly PersonRecordDeclaration[] = [
  {
    id: 'cooperation.institute-person',
    name: { zh: '共建研究机构人才', en: 'At a joint institute' },
    kindNames: {
      senior: { zh: '正高级职称', en: 'Senior title' },
      associate: { zh: '副高级职称', en: 'Associate senior title' },
      intermediate: { zh: '中级职称', en: 'Intermediate title' },
      other: { zh: '其他', en: 'Other' },
    },
    stepNames: {
      there: { zh: '在岗', en: 'There' },
      left: { zh: '已离开', en: 'Left' },
    },
    rowPath: '/desk/institutes/:id',
    rows: (city) => sql`
      select p.person_id, p.institute_id as id, i.name as reference, p.title as kind,
        case when p.valid_until is null then 'there' else 'left' end as step, p.valid_from as happened_on,
        null::bigint as amount_fen, p.recorded_from as recorded_at
      from institute_person p join institute i on i.city = p.city and i.id = p.institute_id
      where p.city = ${city}`,
  },
  {
    id: 'cooperation.class-student',
    name: { zh: '合作班级学生', en: 'Student of a cooperation class' },
    kindNames: {
      order: { zh: '订单班', en: 'Order class' },
      named: { zh: '冠名班', en: 'Named class' },
      custom: { zh: '定制班', en: 'Custom class' },
      'joint-pilot': { zh: '联合培养试点', en: 'Joint pilot' },
    },
    stepNames: {
      enrolled: { zh: '在读', en: 'Enrolled' },
      left: { zh: '离班', en: 'Left' },
      graduated: { zh: '毕业', en: 'Graduated' },
      employed: { zh: '已就业', en: 'In a job' },
    },
    rowPath: '/desk/training-classes/:id',
    rows: (city) => sql`
      select t.person_id, t.class_id as id, c.name as reference, c.kind,
        case when t.job_from is not null then 'employed' when t.graduated_on is not null then 'graduated'
          when t.valid_until is not null then 'left' else 'enrolled' end as step,
        t.valid_from as happened_on, null::bigint as amount_fen, t.recorded_from as recorded_at
      from class_student t join training_class c on c.city = t.city and c.id = t.class_id
      where t.city = ${city} and c.state <> 'withdrawn'`,
  },
];
