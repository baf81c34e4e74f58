import type { IndicatorDeclaration } from '@yanzhen/server/manifest/feature.ts';
import { notFound } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { findDeclaredRows, listDeclaredRows } from './declared-rows.ts';
import { columnNamed, type IndicatorDefinition } from './indicator-file.ts';
import * as store from './store.ts';

/** A definition together with the declared rows that it counts. */
export interface Indicator extends IndicatorDefinition {
  readonly rows: IndicatorDeclaration;
}

/** A definition with its rows; undefined where no feature declares them (any more). */
export function withRows(definition: IndicatorDefinition): Indicator | undefined {
  const rows = findDeclaredRows(definition.of);
  if (!rows) return undefined;
  const where = Object.entries(definition.where).flatMap(([name, value]) => {
    const column = columnNamed(rows, name);
    return column === undefined ? [] : [[column, value] as const];
  });
  // A condition on a column that the rows do not have would count too much.
  if (where.length < Object.keys(definition.where).length) return undefined;
  // A definition that was frozen before there were relations has none.
  return { ...definition, where: Object.fromEntries(where), within: definition.within ?? [], rows };
}

/** Declared rows are an indicator of their own, without a further condition. */
function ofDeclared(rows: IndicatorDeclaration): Indicator {
  const { id, name, says, unit, status, span, owner, value } = rows;
  const figures = [...(rows.figures ?? [])];
  const definition = { id, of: id, value, where: {}, name, says, unit, status, span, owner };
  return { ...definition, figures, governedBy: [], within: [], rows };
}

/** Every indicator of the city: the pack's first, then the declared ones. */
export async function listIndicators(turn: Turn): Promise<Indicator[]> {
  const named = (await store.listDefinitions(turn)).flatMap((each) => withRows(each) ?? []);
  return [...named, ...listDeclaredRows().map(ofDeclared)];
}

/** @throws Fault `request.not-found` when the city has no such indicator. */
export async function getIndicator(turn: Turn, id: string): Promise<Indicator> {
  const declared = findDeclaredRows(id);
  if (declared) return ofDeclared(declared);
  const definition = await store.findDefinition(turn, id);
  const indicator = definition && withRows(definition);
  if (!indicator) throw notFound();
  return indicator;
}

/** The definition alone, as a letter freezes it. */
export function definitionOf(indicator: Indicator): IndicatorDefinition {
  const { rows: _rows, ...definition } = indicator;
  return definition;
}
