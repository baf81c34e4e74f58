import type { Command } from 'commander';
import type { recomputeDecisions } from '@yanzhen/mechanisms/subsidies/contract.ts';
import { recomputeKept } from '@yanzhen/mechanisms/subsidies/offers.ts';
import type { ReplyOf } from '@yanzhen/web-kit/client.ts';
import type { Language } from '@yanzhen/values/localized.ts';
import { yuanForReader } from '@yanzhen/values/money.ts';
import { terminalLanguage } from './tell-failure.ts';
import { withTurn } from './with-turn.ts';

type Reply = ReplyOf<typeof recomputeDecisions>;
type Row = Reply['rows'][number];

/** `yanzhen policy recompute`: every stored decision again, by its stored facts and policy version. */
export function policyRecomputeCommand(policy: Command): void {
  policy
    .command('recompute')
    .requiredOption('--city <city>', 'city, e.g. luzhou')
    .option('--application <number>', 'one case by its reference number or id')
    .option('--json', 'print every decision as JSON')
    .description('Compute stored decisions again: the same to the fen, or what changed')
    .action(async (options: { city: string; application?: string; json?: true }) => {
      const rows = await recomputeAll(options.city, options.application);
      const different = rows.filter((row) => row.differences.length > 0);
      if (options.json) {
        const totals = { checked: rows.length, different: different.length };
        process.stdout.write(`${JSON.stringify({ ...totals, rows }, null, 2)}\n`);
      } else {
        process.stdout.write(`${recomputedSays(rows, terminalLanguage())}\n`);
      }
      if (different.length > 0) process.exitCode = 1;
    });
}

/** Page by page, a transaction each: a city has many decisions. */
async function recomputeAll(city: string, application: string | undefined): Promise<Row[]> {
  const rows: Row[] = [];
  let after: string | undefined;
  do {
    const query = {
      limit: 500,
      ...(application ? { application } : {}),
      ...(after ? { after } : {}),
    };
    const reply = await withTurn({ city }, (turn) => recomputeKept(turn, query));
    rows.push(...reply.rows);
    after = reply.next ?? undefined;
  } while (after !== undefined);
  return rows;
}

/** What a recomputation found, as lines. */
function recomputedSays(rows: readonly Row[], language: Language): string {
  const different = rows.filter((row) => row.differences.length > 0);
  const lines = different.map(({ reference, applicationId, benefitId, differences }) =>
    [
      `✗ ${reference ?? applicationId} ${benefitId}`,
      ...differences.map((each) => `  ${differenceSays(each)[language]}`),
    ].join('\n'),
  );
  const same = rows.length - different.length;
  const sum = rows.reduce((total, { amountFen }) => total + (amountFen ?? 0), 0);
  const totals = {
    zh: `重新计算 ${rows.length} 件，合计 ${yuanForReader(sum)} 元：${same} 件分毫不差，${different.length} 件有变化。`,
    en: `${rows.length} decisions computed again, ${yuanForReader(sum)} yuan in all: ${same} the same to the fen, ${different.length} different.`,
  };
  return [...lines, totals[language]].join('\n');
}

const short = (digest: string): string => digest.slice(0, 12);

function differenceSays(difference: Row['differences'][number]): { zh: string; en: string } {
  switch (difference.what) {
    case 'unreadable':
      return { zh: '保存的内容不是决定，无法重新计算。', en: 'What is stored is no decision.' };
    case 'policy-missing':
      return {
        zh: `找不到作出决定时的政策版本 ${short(difference.policyDigest)}。`,
        en: `The policy version ${short(difference.policyDigest)} it was made by is missing.`,
      };
    case 'engine':
      return {
        zh: `结果相同，但引擎对以下条件的判断不同：${difference.conditions.join('、')}。`,
        en: `Same answer, but the engine weighs these conditions otherwise: ${difference.conditions.join(', ')}.`,
      };
    default: {
      const { zh, en } = changed[difference.what];
      const [stored, now] = [
        tell(difference.what, difference.stored),
        tell(difference.what, difference.now),
      ];
      return {
        zh: `${zh}：保存的是 ${stored}，现在是 ${now}。`,
        en: `${en}: stored ${stored}, now ${now}.`,
      };
    }
  }
}

const changed = {
  digest: {
    zh: '事实、结果或金额在保存后被改动（摘要不符）',
    en: 'Facts, outcome or amount were altered (digest)',
  },
  facts: { zh: '所用事实不同（摘要不符）', en: 'The facts used are others (digest)' },
  outcome: { zh: '结果不同', en: 'Another outcome' },
  amount: { zh: '金额不同', en: 'Another amount' },
  'case-amount': {
    zh: '申请件上的金额与决定不符',
    en: 'The case carries another amount than its decision',
  },
  'case-policy': {
    zh: '申请件上的政策版本与决定不符',
    en: 'The case names another policy version',
  },
  event: { zh: '与办理记录中的决定摘要不符', en: 'Not the decision that the case’s history names' },
} as const;

/** Money in yuan, digests short. */
function tell(what: keyof typeof changed, value: string): string {
  if (what === 'outcome') return value;
  if (what !== 'amount' && what !== 'case-amount') return short(value);
  const fen = Number(value);
  return Number.isSafeInteger(fen) ? yuanForReader(fen) : value;
}
