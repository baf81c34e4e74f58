import { Fault } from '@yanzhen/server/routes/fault.ts';
import { faultWorder } from '@yanzhen/server/routes/word-fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { levels, partyRoles, scopes } from '@yanzhen/registers/agreements/contract.ts';
import {
  keepAgreement,
  listAgreementsByNumber,
  requireNew,
  withdrawUntouched,
  type NewAgreement,
} from '@yanzhen/registers/agreements/offers.ts';
import { listOrganisationsByCode } from '@yanzhen/registers/organisations/offers.ts';
import type { ImportKind, ImportRow, RowCheck } from '@yanzhen/procedures/imports/offers.ts';
import * as contract from '../contract.ts';
import { agreementSheet } from './agreement-sheet.ts';

const wordFault = faultWorder({
  agreements: 'registers/agreements',
  policies: 'registers/policies',
  imports: 'procedures/imports',
});
/** Stands for an organisation that is in no register. */
const stranger = '00000000-0000-0000-0000-000000000000';

/** 合作协议登记表: many signed agreements at once, with a dry run. */
export const agreementKind: ImportKind = {
  id: 'cooperation.agreements',
  name: contract.agreementImportName,
  endpoints: contract.agreementImport,
  who: { roles: ['science-officer'] },
  sheet: () => Promise.resolve(agreementSheet),
  keyOf: (row) => text(row, 'number'),
  labelOf: (row) => `${text(row, 'number') ?? ''} ${text(row, 'title') ?? ''}`.trim(),
  check: async (turn, _of, rows) => {
    const checks: RowCheck[] = [];
    for (const row of rows) checks.push(await checkRow(turn, row));
    return checks;
  },
  keep: async (turn, _of, row) => ({
    subject: { type: 'agreement', id: await keepAgreement(turn, await agreementOf(turn, row)) },
  }),
  undo: async (turn, { reason }, { id }) =>
    (await withdrawUntouched(turn, id, reason))
      ? { undone: true }
      : {
          undone: false,
          note: {
            zh: '协议导入后已有办理记录，不整批撤销；登记有误的请逐份撤回',
            en: 'Something was done with the agreement by now; withdraw it by itself where it is wrong',
          },
        },
  wordFault,
};

async function checkRow(turn: Turn, row: ImportRow): Promise<RowCheck> {
  const given = await agreementOf(turn, row);
  const number = given.signed?.number ?? '';
  const known = (await listAgreementsByNumber(turn, [number])).get(number);
  if (known?.title === given.title) return { outcome: 'same' };
  try {
    await requireNew(turn, given);
    return { outcome: 'new' };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const column = columnOf(error, given);
    return { outcome: 'bad', problems: [{ column, code: error.code, says: wordFault(error) }] };
  }
}

async function agreementOf(turn: Turn, row: ImportRow): Promise<NewAgreement> {
  const codes = partyRoles.flatMap((role) => {
    const code = text(row, role);
    return code === null ? [] : [{ role, code }];
  });
  const known = await listOrganisationsByCode(
    turn,
    codes.map(({ code }) => code),
  );
  const level = levels.find((each) => each === row.values['level']);
  const scope = scopes.find((each) => each === row.values['scope']);
  if (!level || !scope) throw new Error('a row without its choices was read as a good one');
  const months = row.values['reviewMonths'];
  return {
    title: text(row, 'title') ?? '',
    level,
    scopes: [scope],
    county: text(row, 'county'),
    cluster: text(row, 'cluster'),
    termFrom: text(row, 'termFrom'),
    termTo: text(row, 'termTo'),
    reviewMonths: typeof months === 'number' ? months : null,
    liaison: text(row, 'liaison') ?? '',
    deliverables: text(row, 'deliverables') ?? '',
    moneyFen: null,
    parties: codes.map(({ role, code }) => ({
      role,
      organisationId: known.get(code)?.id ?? stranger,
    })),
    signed: { on: text(row, 'signedOn') ?? '', number: text(row, 'number') ?? '' },
  };
}

/** The column of the sheet for the field of a fault. */
function columnOf({ field = '' }: Fault, { parties }: NewAgreement): string | null {
  const place = /^body\.parties\.(\d+)/.exec(field)?.[1];
  if (place !== undefined) return parties[Number(place)]?.role ?? null;
  const name = field.replace(/^body\./, '');
  if (name === 'signed.on') return 'signedOn';
  if (name === 'signed.number') return 'number';
  return agreementSheet.columns.some(({ key }) => key === name) ? name : null;
}

function text({ values }: ImportRow, key: string): string | null {
  const value = values[key];
  return typeof value === 'string' && value !== '' ? value : null;
}
