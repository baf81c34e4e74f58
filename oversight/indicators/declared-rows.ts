import type { Feature, IndicatorDeclaration } from '@yanzhen/server/manifest/feature.ts';

const declared = new Map<string, IndicatorDeclaration>();

/**
 * Makes known the rows that features declare. Called once at boot with every manifest's `indicators`,
 * since this folder imports no feature that it counts.
 */
export function declareRows(features: readonly Pick<Feature, 'indicators'>[]): void {
  declared.clear();
  for (const each of features.flatMap(({ indicators = [] }) => indicators)) {
    declared.set(each.id, each);
  }
}

/** Declared rows by id, e.g. `payments.paid`. */
export function findDeclaredRows(id: string): IndicatorDeclaration | undefined {
  return declared.get(id);
}

/** Everything declared, in the order of the manifests. */
export function listDeclaredRows(): IndicatorDeclaration[] {
  return [...declared.values()];
}
