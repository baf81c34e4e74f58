import type { CellValue } from '@yanzhen/server/spreadsheets/sheet.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import {
  isOpen,
  listAgreementsByNumber,
  type Agreement,
} from '@yanzhen/registers/agreements/offers.ts';
import {
  listOrganisationsByCode,
  type Organisation,
} from '@yanzhen/registers/organisations/offers.ts';
import { knownAreas, type KnownAreas } from '@yanzhen/registers/policies/offers.ts';
import { projectFields } from '@yanzhen/registers/projects/contract.ts';
import type { ProjectContent } from '@yanzhen/registers/projects/offers.ts';
import type { ImportRow } from '@yanzhen/procedures/imports/offers.ts';

/** What rows refer to, read once for all of them. */
export interface Referred {
  readonly organisations: ReadonlyMap<string, Organisation>;
  readonly agreements: ReadonlyMap<string, Agreement>;
  readonly areas: KnownAreas;
}

export async function readReferred(turn: Turn, rows: readonly ImportRow[]): Promise<Referred> {
  const texts = (...keys: string[]): string[] =>
    rows.flatMap(({ values }) => keys.flatMap((key) => textOf(values[key]) ?? []));
  return {
    organisations: await listOrganisationsByCode(turn, texts('partner', 'enterprise')),
    agreements: await listAgreementsByNumber(turn, texts('agreement')),
    areas: await knownAreas(turn),
  };
}

/** The content that a row says, or the column and fault of what it refers to in vain. */
export function projectOf(
  { values }: ImportRow,
  { organisations, agreements, areas }: Referred,
): ProjectContent | { readonly column: string; readonly code: string } {
  const partner = organisations.get(textOf(values['partner']) ?? '');
  const enterprise = organisations.get(textOf(values['enterprise']) ?? '');
  if (!partner) return { column: 'partner', code: 'projects.party-not-registered' };
  if (!enterprise) return { column: 'enterprise', code: 'projects.party-not-registered' };
  const number = textOf(values['agreement']);
  const agreement = number === undefined ? undefined : agreements.get(number);
  if (number !== undefined && (!agreement || !isOpen(agreement))) {
    return { column: 'agreement', code: 'projects.agreement-ended' };
  }
  const county = textOf(values['county']) ?? '';
  if (!areas.counties.has(county)) return { column: 'county', code: 'policies.county-unknown' };
  const cluster = textOf(values['cluster']) ?? null;
  if (cluster !== null && !areas.clusters.has(cluster)) {
    return { column: 'cluster', code: 'policies.cluster-unknown' };
  }
  const field = projectFields.find((each) => each === values['field']);
  if (!field) throw new Error('a row without its field was read as a good one');
  return {
    number: textOf(values['number']) ?? '',
    name: textOf(values['name']) ?? '',
    field,
    partnerId: partner.id,
    enterpriseId: enterprise.id,
    agreementId: agreement?.id ?? null,
    county,
    cluster,
    startedOn: textOf(values['startedOn']) ?? '',
    endsOn: textOf(values['endsOn']) ?? '',
    totalFen: Number(values['total']),
    specialFundFen: Number(values['special']),
    enterpriseFen: Number(values['enterpriseMoney']),
    provinceFen: Number(values['province']),
    otherFen: Number(values['other']),
  };
}

function textOf(value: CellValue | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
