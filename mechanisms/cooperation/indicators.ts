import { sql } from 'kysely';
import { asOf } from '@yanzhen/server/history/history.ts';
import type { IndicatorDeclaration } from '@yanzhen/server/manifest/feature.ts';
import { namesByCreditCode } from '@yanzhen/registers/organisations/offers.ts';
import { personReaders } from './contract.ts';

const folder = 'mechanisms/cooperation';
const science = { zh: '市科学技术局', en: 'Science and technology bureau' };
const education = { zh: '市教育和体育局', en: 'Education and sports bureau' };
const year = { column: 'year', name: { zh: '年度', en: 'Year' } };

/** People gathered by institutes, one row a person and institute, as of a day. */
const people: IndicatorDeclaration = {
  id: 'cooperation.institute-people',
  name: { zh: '共建研究机构汇聚人才', en: 'People gathered by joint institutes' },
  says: {
    zh: '当日在共建研究机构工作的自然人，按职称分；同一人只计一次。',
    en: 'Natural persons at joint institutes on the day, by title; each is counted once.',
  },
  unit: 'person',
  status: 'actual',
  span: 'stock',
  owner: science,
  rows: (when) => sql`
    select p.id, p.valid_from as happened_on, i.county, i.cluster, null::bigint as amount_fen, p.person_id,
      p.title, p.mode, i.name as institute, a.number as agreement
    from ${asOf('institute_person', when)} as p
    join ${asOf('institute', when)} as i on i.id = p.institute_id
    join ${asOf('agreement', when)} as a on a.id = i.agreement_id`,
  value: 'persons',
  dimensions: [
    {
      column: 'title',
      name: { zh: '职称', en: 'Title' },
      words: { folder, path: 'institute.title' },
    },
    {
      column: 'mode',
      name: { zh: '引进方式', en: 'How engaged' },
      words: { folder, path: 'institute.mode' },
    },
    { column: 'institute', name: { zh: '研究机构', en: 'Institute' } },
    { column: 'agreement', name: { zh: '所属协议编号', en: 'File number of the agreement' } },
  ],
  personsSeenBy: personReaders,
};

/** Meetings held, one row each. */
const gatherings: IndicatorDeclaration = {
  id: 'cooperation.gatherings-held',
  name: { zh: '走访、对接和学术交流', en: 'Visits, meetings and exchanges held' },
  says: {
    zh: '已举办并登记纪要的走访、对接会和学术交流，按举办日期计；只有计划的不计。',
    en: 'Visits, meetings and exchanges that were held and have minutes, by their day; what is planned only is not counted.',
  },
  unit: 'item',
  status: 'actual',
  span: 'year',
  owner: science,
  rows: (when) => sql`
    select g.id, g.held_on as happened_on, g.county, g.cluster, null::bigint as amount_fen,
      null::uuid as person_id, g.kind, extract(year from g.held_on)::int::text as year
    from ${asOf('gathering', when)} as g where g.state in ('held', 'closed')`,
  value: 'count',
  dimensions: [
    { column: 'kind', name: { zh: '类型', en: 'Kind' }, words: { folder, path: 'gathering.kind' } },
    year,
  ],
  personsSeenBy: [],
  rowPath: '/desk/gatherings/:id',
};

/** Recognised bases, one row each, as of a day. */
const bases: IndicatorDeclaration = {
  id: 'cooperation.training-bases',
  name: { zh: '实训和实践基地', en: 'Training and practice bases' },
  says: {
    zh: '当日已认定、未撤销的校企共建基地。',
    en: 'Bases of schools and enterprises that are recognised, and not removed, on the day.',
  },
  unit: 'item',
  status: 'actual',
  span: 'stock',
  owner: education,
  rows: (when) => sql`
    select b.id, b.recognised_on as happened_on, b.county, b.cluster, null::bigint as amount_fen,
      null::uuid as person_id, b.kind, s.credit_code as school_code
    from ${asOf('training_base', when)} as b
    join organisation s on s.city = b.city and s.id = b.school_id
    where b.state in ('recognised', 'removed')`,
  value: 'count',
  dimensions: [
    { column: 'kind', name: { zh: '基地类型', en: 'Kind' }, words: { folder, path: 'base.kind' } },
    { column: 'school_code', name: { zh: '院校', en: 'School' }, namedBy: namesByCreditCode },
  ],
  personsSeenBy: [],
  rowPath: '/desk/training-bases/:id',
};

/** Classes begun, one row each. */
const classes: IndicatorDeclaration = {
  id: 'cooperation.training-classes',
  name: {
    zh: '订单班、冠名班、定制班和联合培养',
    en: 'Order, named and custom classes, and joint pilots',
  },
  says: {
    zh: '已开班的校企合作班级，登记有误而撤回的不计。',
    en: 'Classes that have begun; records made in error are not counted.',
  },
  unit: 'item',
  status: 'actual',
  span: 'cumulative',
  owner: education,
  rows: (when) => sql`
    select c.id, c.started_on as happened_on, c.county, c.cluster, null::bigint as amount_fen,
      null::uuid as person_id, c.kind, c.level,
      case when c.kind = 'joint-pilot' then 'no' else 'yes' end as with_enterprise,
      extract(year from c.started_on)::int::text as year
    from ${asOf('training_class', when)} as c where c.state <> 'withdrawn'`,
  value: 'count',
  dimensions: [
    { column: 'kind', name: { zh: '班级类型', en: 'Kind' }, words: { folder, path: 'class.kind' } },
    { column: 'level', name: { zh: '层次', en: 'Level' }, words: { folder, path: 'class.level' } },
    {
      column: 'with_enterprise',
      name: { zh: '与企业合办', en: 'With an enterprise' },
      words: { folder, path: 'whether' },
    },
    year,
  ],
  personsSeenBy: [],
  rowPath: '/desk/training-classes/:id',
};

/** Students of classes on a day, one row a student and class. */
const students: IndicatorDeclaration = {
  id: 'cooperation.students',
  name: { zh: '合作班级在读学生', en: 'Students enrolled in cooperation classes' },
  says: {
    zh: '当日在合作班级和联合培养试点就读的自然人；已毕业、已离班的不计。',
    en: 'Natural persons enrolled in cooperation classes and joint pilots on the day; graduates and those who left are not counted.',
  },
  unit: 'person',
  status: 'actual',
  span: 'stock',
  owner: education,
  rows: (when) => sql`
    select t.id, t.valid_from as happened_on, c.county, c.cluster, null::bigint as amount_fen, t.person_id,
      c.kind, c.level, c.name as class
    from ${asOf('class_student', when)} as t
    join ${asOf('training_class', when)} as c on c.id = t.class_id and c.state <> 'withdrawn'
    where t.graduated_on is null or t.graduated_on > ${when.validOn}`,
  value: 'persons',
  dimensions: [
    {
      column: 'kind',
      name: { zh: '班级类型', en: 'Kind of class' },
      words: { folder, path: 'class.kind' },
    },
    { column: 'level', name: { zh: '层次', en: 'Level' }, words: { folder, path: 'class.level' } },
    { column: 'class', name: { zh: '班级', en: 'Class' } },
  ],
  personsSeenBy: personReaders,
};

/** Graduates followed to a job, one row each. */
const jobs: IndicatorDeclaration = {
  id: 'cooperation.graduates-employed',
  name: { zh: '合作班级毕业生就业', en: 'Graduates of cooperation classes in jobs' },
  says: {
    zh: '凭参保证明确认就业的合作班级毕业生，按就业日期计；在本市单位就业的可单独筛选。',
    en: 'Graduates whose job is shown by months of insurance, by the day on which it began; those with local employers can be filtered.',
  },
  unit: 'person',
  status: 'actual',
  span: 'cumulative',
  owner: education,
  rows: (when) => sql`
    select t.id, t.job_from as happened_on, c.county, c.cluster, null::bigint as amount_fen, t.person_id,
      c.kind, c.level, case when o.county is null then 'no' else 'yes' end as local
    from ${asOf('class_student', when)} as t
    join ${asOf('training_class', when)} as c on c.id = t.class_id and c.state <> 'withdrawn'
    join organisation o on o.city = t.city and o.id = t.job_organisation_id
    where t.job_from <= ${when.validOn}`,
  value: 'persons',
  dimensions: [
    {
      column: 'kind',
      name: { zh: '班级类型', en: 'Kind of class' },
      words: { folder, path: 'class.kind' },
    },
    { column: 'level', name: { zh: '层次', en: 'Level' }, words: { folder, path: 'class.level' } },
    {
      column: 'local',
      name: { zh: '在本市单位就业', en: 'With a local employer' },
      words: { folder, path: 'whether' },
    },
  ],
  personsSeenBy: personReaders,
};

export const indicators: readonly IndicatorDeclaration[] = [
  people,
  gatherings,
  bases,
  classes,
  students,
  jobs,
];
