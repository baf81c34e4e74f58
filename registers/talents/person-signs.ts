import { sql } from 'kysely';
import type {
  PersonRecordDeclaration,
  PersonSignDeclaration,
} from '@yanzhen/server/manifest/feature.ts';

const nameBirthday = { zh: '姓名和出生日期', en: 'Name and birthday' };

/** By what a person of the register may be found under a second record. */
export const personSigns: readonly PersonSignDeclaration[] = [
  {
    sign: 'identity',
    name: { zh: '身份证件号码（15 位、18 位）', en: 'Identity number (15 or 18 characters)' },
    weight: 'opens',
    rows: (city) => sql`
      select p.id as person_id, p.identity_index as mark from person p where p.city = ${city}`,
  },
  {
    sign: 'identity',
    name: { zh: '身份证件号码（15 位、18 位）', en: 'Identity number (15 or 18 characters)' },
    weight: 'opens',
    rows: (city) => sql`
      select d.person_id, d.number_index as mark from person_document d
      where d.city = ${city} and d.as_identity`,
  },
  {
    sign: 'document',
    name: { zh: '护照、永居证等证件号码', en: 'Number of a passport, residence card or permit' },
    weight: 'opens',
    rows: (city) => sql`
      select d.person_id, d.number_index as mark from person_document d
      where d.city = ${city} and not d.as_identity`,
  },
  {
    sign: 'account',
    name: { zh: '收款账户', en: 'Account that money goes to' },
    weight: 'opens',
    rows: (city) => sql`
      select a.person_id, a.account_index as mark from payee_account a
      where a.city = ${city} and a.person_id is not null and a.state in ('asked', 'confirmed')`,
  },
  {
    sign: 'name-birthday',
    name: nameBirthday,
    weight: 'opens',
    rows: (city) => sql`
      select s.person_id, s.mark from person_sign s
      where s.city = ${city} and s.sign = 'name-birthday'`,
  },
  {
    sign: 'name-birthday',
    name: nameBirthday,
    weight: 'opens',
    rows: (city) => sql`
      select d.person_id, d.name_birthday_mark as mark from person_document d
      where d.city = ${city} and d.name_birthday_mark is not null`,
  },
  {
    sign: 'name-mobile',
    name: { zh: '姓名和手机号', en: 'Name and mobile number' },
    weight: 'opens',
    rows: (city) => sql`
      select s.person_id, s.mark from person_sign s
      where s.city = ${city} and s.sign = 'name-mobile'`,
  },
  {
    sign: 'mobile',
    name: { zh: '手机号', en: 'Mobile number' },
    weight: 'supports',
    rows: (city) => sql`
      select p.id as person_id, p.mobile_index as mark from person p where p.city = ${city}`,
  },
];

/** What the register keeps of a person, by record. */
export const personRecords: readonly PersonRecordDeclaration[] = [
  {
    id: 'talents.facts',
    name: { zh: '登记事实', en: 'Facts on record' },
    stepNames: {
      said: { zh: '本人陈述', en: 'As stated' },
      verified: { zh: '已核验', en: 'Verified' },
    },
    rows: (city) => sql`
      select f.person_id, f.id, null::text as reference, null::text as kind,
        case when f.verified then 'verified' else 'said' end as step, f.valid_from as happened_on,
        null::bigint as amount_fen, f.recorded_from as recorded_at
      from fact f where f.city = ${city}`,
  },
  {
    id: 'talents.accounts',
    name: { zh: '收款账户', en: 'Accounts' },
    stepNames: {
      asked: { zh: '待复核', en: 'To be checked' },
      confirmed: { zh: '已确认', en: 'Confirmed' },
      refused: { zh: '未变更', en: 'Not made' },
      withdrawn: { zh: '已撤回', en: 'Withdrawn' },
    },
    rows: (city) => sql`
      select p.person_id, p.id, p.bank_name as reference, null::text as kind, p.state as step,
        yanzhen_day(p.asked_at) as happened_on, null::bigint as amount_fen,
        coalesce(p.decided_at, p.asked_at) as recorded_at
      from payee_account p where p.city = ${city} and p.person_id is not null`,
  },
  {
    id: 'talents.documents',
    name: { zh: '证件', en: 'Papers' },
    stepNames: {
      passport: { zh: '护照', en: 'Passport' },
      'residence-card': { zh: '永久居留证', en: 'Residence card' },
      'travel-permit': { zh: '通行证', en: 'Travel permit' },
      'earlier-identity': { zh: '原身份证', en: 'Earlier identity card' },
    },
    rows: (city) => sql`
      select d.person_id, d.id, null::text as reference, null::text as kind, d.kind as step,
        yanzhen_day(d.said_at) as happened_on, null::bigint as amount_fen, d.said_at as recorded_at
      from person_document d where d.city = ${city}`,
  },
];
