import type { RateableDeclaration } from '@yanzhen/server/manifest/feature.ts';

const steps = new Map<string, RateableDeclaration>();

/**
 * Makes known which steps may be rated. Called once at boot with every manifest, since this folder imports no
 * feature whose service is rated but that of the case itself.
 */
export function declareRateable(
  features: readonly { readonly rateable?: readonly RateableDeclaration[] }[],
): void {
  steps.clear();
  for (const feature of features) {
    for (const each of feature.rateable ?? []) steps.set(each.id, each);
  }
}

export function allSteps(): readonly RateableDeclaration[] {
  return [...steps.values()];
}

export function findStep(id: string): RateableDeclaration | undefined {
  return steps.get(id);
}
