import type { OperationDeclaration, QueueDeclaration } from '@yanzhen/server/manifest/feature.ts';
import { hasRole, type Actor } from '@yanzhen/server/turn/actor.ts';

const queues = new Map<string, QueueDeclaration>();
const operations = new Map<string, OperationDeclaration>();

/**
 * Makes known what features declare. Called once at boot with every manifest, since this folder imports
 * no feature whose work it shows.
 */
export function declareDesk(
  features: readonly {
    readonly queues?: readonly QueueDeclaration[];
    readonly operations?: readonly OperationDeclaration[];
  }[],
): void {
  queues.clear();
  operations.clear();
  for (const feature of features) {
    for (const each of feature.queues ?? []) queues.set(each.id, each);
    for (const each of feature.operations ?? []) operations.set(each.id, each);
  }
}

/** Queues that an account sees, in the order of the manifests. */
export function queuesSeenBy(actor: Actor): QueueDeclaration[] {
  return [...queues.values()].filter((each) => hasRole(actor, ...readersOf(each)));
}

/** Queues whose work an account does. */
export function queuesDoneBy(actor: Actor): QueueDeclaration[] {
  return [...queues.values()].filter((each) => hasRole(actor, ...each.roles));
}

/** Every role that sees a queue: those whose work it is, and who looks into it. */
export function readersOf({ roles, seenBy = [] }: QueueDeclaration): readonly string[] {
  return [...roles, ...seenBy];
}

/** Every declared queue, whoever asks; for the trail. */
export function allQueues(): QueueDeclaration[] {
  return [...queues.values()];
}

export function operationsOf(actor: Actor): OperationDeclaration[] {
  return [...operations.values()].filter((each) => hasRole(actor, ...each.roles));
}
