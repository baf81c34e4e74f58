import type { AppealableDeclaration } from '@yanzhen/server/manifest/feature.ts';

const kinds = new Map<string, AppealableDeclaration>();

/**
 * Makes known which decisions may be appealed against. Called once at boot with every manifest, since this folder
 * imports no feature whose decisions it hears but those of the case itself.
 */
export function declareAppealable(
  features: readonly { readonly appealable?: readonly AppealableDeclaration[] }[],
): void {
  kinds.clear();
  for (const feature of features) {
    for (const each of feature.appealable ?? []) kinds.set(each.id, each);
  }
}

export function allKinds(): readonly AppealableDeclaration[] {
  return [...kinds.values()];
}

export function findKind(id: string): AppealableDeclaration | undefined {
  return kinds.get(id);
}
