import type { FactsGiven } from '@yanzhen/policy';
import { findOpenApplication } from '@yanzhen/procedures/applications/offers.ts';
import type { ImportOf, ImportRow, RowCheck } from '@yanzhen/procedures/imports/offers.ts';
import {
  answerFault,
  getBenefitFor,
  personDecision,
  type PublishedBenefit,
} from '@yanzhen/registers/policies/offers.ts';
import { findPersonsByIdentity } from '@yanzhen/server/accounts/save-person.ts';
import type { RowProblem } from '@yanzhen/server/spreadsheets/sheet.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import { yuanForReader } from '@yanzhen/values/money.ts';
import { windowToday } from '../decide.ts';
import { missingFacts } from '../missing.ts';
import { factOf, filingSheet } from './filing-sheet.ts';
import { wordFault } from './word-fault.ts';

/** A row as the person's facts and the rest. */
export function answersIn(row: ImportRow): Record<string, string | number | boolean> {
  return Object.fromEntries(
    Object.entries(row.values).flatMap(([key, value]) => {
      const id = factOf(key);
      return id !== null && value !== null ? [[id, value]] : [];
    }),
  );
}

/**
 * The dry run of rows: yes with its sum, no with the reasons, or cannot tell yet with what is missing.
 *
 * Decided by what the row says and nothing else: an agent who has only a number must not learn from us
 * what the city knows of its holder. What offices know counts when the row is accepted.
 */
export async function checkFiling(
  turn: Turn,
  of: ImportOf,
  rows: readonly ImportRow[],
): Promise<RowCheck[]> {
  const numbers = rows.map(({ values }) => String(values['identityNumber']));
  const known = await findPersonsByIdentity(turn, numbers);
  const answers: RowCheck[] = [];
  for (const [i, row] of rows.entries()) {
    const answer =
      checkConsent(turn, row) ?? (await checkPerson(turn, of, row, known.get(numbers[i] ?? '')));
    answers.push(answer ?? (await decideRow(turn, of, row)));
  }
  return answers;
}

function bad(...problems: readonly RowProblem[]): RowCheck {
  return { outcome: 'bad', problems };
}

function checkConsent(turn: Turn, { values }: ImportRow): RowCheck | undefined {
  if (String(values['consentOn']) <= turn.today) return undefined;
  const says = {
    zh: '同意日期晚于今天。请核对日期。',
    en: 'The day of the consent is after today. Look at the date again.',
  };
  return bad({ column: 'consentOn', code: 'subsidies.consent-later', says });
}

/** A person who is known by another name, or has an application: filed by us before, or otherwise. */
async function checkPerson(
  turn: Turn,
  { subject }: ImportOf,
  row: ImportRow,
  person: { readonly id: string; readonly name: string } | undefined,
): Promise<RowCheck | undefined> {
  if (!person) return undefined;
  if (person.name !== row.values['name']) return bad({ column: 'name', ...otherName });
  const open = await findOpenApplication(turn, subject, person.id);
  if (!open) return undefined;
  const { personId } = actorOf(turn);
  if (open.filedByPersonId === personId) {
    const number = open.reference ?? '';
    return {
      outcome: 'same',
      says: { zh: `已经代报过 ${number}`.trim(), en: `Filed already ${number}`.trim() },
    };
  }
  return bad({ column: null, ...alreadyOpen });
}

const otherName = {
  code: 'subsidies.filing-name',
  says: {
    zh: '姓名与该证件号码登记的不一致。请对照证件核对姓名和号码。',
    en: 'This identity number is known under another name. Compare both with the card.',
  },
};

const alreadyOpen = {
  code: 'subsidies.filing-open',
  says: {
    zh: '此人已有这项待遇的申请在办理。不必再报；如需由单位代报，请本人先撤回。',
    en: 'The person has an application for this benefit. There is nothing to file; to have it filed by the employer, the person withdraws it first.',
  },
};

async function decideRow(turn: Turn, { subject }: ImportOf, row: ImportRow): Promise<RowCheck> {
  const answers = answersIn(row);
  const given: FactsGiven = Object.fromEntries(
    Object.entries(answers).map(([id, value]) => [
      id,
      { value, source: 'employer', verified: true },
    ]),
  );
  const published = await getBenefitFor(turn, subject, given);
  const wrong = wrongAnswers(published, answers);
  if (wrong.length > 0) return bad(...wrong);
  const window = windowToday(turn, published, given);
  if (window === 'not-yet' || window === 'closed') return bad({ column: null, ...windowShut });
  const decision = published.compiled.explain(given);
  const missing = missingFacts(published, { decision, facts: given });
  const asked = new Set(filingSheet(published).columns.flatMap(({ key }) => factOf(key) ?? []));
  const open = missing.filter(({ factId }) => asked.has(factId));
  if (decision.outcome === 'no' || decision.outcome === 'not-applicable') {
    return bad({
      column: null,
      code: 'subsidies.filing-no',
      says: whyNo(published, decision, given),
    });
  }
  if (open.length > 0)
    return bad(...open.map(({ factId }) => ({ column: `fact:${factId}`, ...lacking })));
  if (decision.outcome === 'unknown' || decision.amountFen === null) {
    return { outcome: 'new', says: waitsFor(missing.map(({ says }) => says)) };
  }
  const sum = yuanForReader(decision.amountFen);
  return {
    outcome: 'new',
    says: { zh: `符合条件，测算 ${sum} 元`, en: `Entitled, computed at ${sum} yuan` },
  };
}

const windowShut = {
  code: 'subsidies.filing-window',
  says: {
    zh: '现在不在这项待遇的申请期内，或已超过约定期限。',
    en: 'The benefit is not open for applications now, or its term is over.',
  },
};

function wrongAnswers(
  { dictionary }: PublishedBenefit,
  answers: Readonly<Record<string, string | number | boolean>>,
): RowProblem[] {
  return Object.entries(answers).flatMap(([id, value]) => {
    const fault = answerFault(dictionary, id, value, { field: 'row', feature: 'talents' });
    return fault ? [{ column: `fact:${id}`, code: fault.code, says: wordFault(fault) }] : [];
  });
}

const lacking = {
  code: 'subsidies.filing-missing',
  says: {
    zh: '还不能判断，缺少这一项。请填写。',
    en: 'Cannot tell yet: this is missing. Fill it in.',
  },
};

function waitsFor(labels: readonly Localized[]): Localized {
  const list = (language: 'zh' | 'en'): string =>
    labels.map((label) => label[language]).join(language === 'zh' ? '、' : ', ');
  return {
    zh: `收下时由部门数据判断：${list('zh')}`,
    en: `Decided on acceptance by what offices know: ${list('en')}`,
  };
}

/** The reasons of a refusal with how each could be mended, as the person would read them. */
function whyNo(
  published: PublishedBenefit,
  decision: Parameters<typeof personDecision>[1],
  facts: FactsGiven,
): Localized {
  const { reasons } = personDecision(published, decision, facts);
  const failing = reasons.filter(({ outcome }) => outcome === 'no');
  const list = (language: 'zh' | 'en'): string =>
    failing
      .map(({ says, clause }) =>
        language === 'zh' ? `${says.zh}（${clause.clause}）` : `${says.en} (${clause.clause})`,
      )
      .join(language === 'zh' ? '；' : '; ');
  return { zh: `不符合条件：${list('zh')}`, en: `Not entitled: ${list('en')}` };
}
