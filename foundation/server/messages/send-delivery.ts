import type { Task } from '../manifest/feature.ts';
import type { Turn } from '../turn/turn.ts';
import { NotTaken, type Outlets } from './outlet.ts';
import { findDelivery, listWaiting, moveDelivery, type Delivery } from './store.ts';

/** Tries of one delivery before it is given up. */
const triesMost = 5;

/**
 * The job that hands one message over. A job that was cut off before is not repeated, unless the outlet promises
 * that the same key twice reaches the person once: then the delivery is `uncertain`, and an officer decides.
 */
export function sendDelivery(outlets: Outlets): Task {
  return async (turn, payload, { attempt } = { attempt: 1 }) => {
    const delivery = await findDelivery(turn, String(payload['deliveryId']));
    if (!delivery) return;
    const outlet = outlets[delivery.way];
    if (attempt > 1 && !outlet.repeatable) {
      await moveDelivery(turn, delivery, 'uncertain', 'interrupted');
      return;
    }
    const to = addressOf(turn, delivery);
    try {
      await outlet.send(turn, to, delivery.text, delivery.id);
    } catch (error) {
      if (!isOfTheWay(error)) throw error;
      await keepFailure(turn, delivery, error);
      return;
    }
    await moveDelivery(turn, delivery, 'delivered');
  };
}

function addressOf(turn: Turn, { personId, messageId, way, toSealed }: Delivery): string {
  if (personId === null) return turn.secrets.open('message', 'to', messageId, toSealed);
  return turn.secrets.open('person', way === 'sms' ? 'mobile' : 'email', personId, toSealed);
}

/** The database's own errors end the job; everything else is the other side's. */
function isOfTheWay(error: unknown): error is Error {
  return error instanceof Error && !('severity' in error);
}

async function keepFailure(turn: Turn, delivery: Delivery, error: Error): Promise<void> {
  if (!(error instanceof NotTaken)) {
    await moveDelivery(turn, delivery, 'uncertain', 'no answer');
    return;
  }
  const last = delivery.tries + 1 >= triesMost;
  await moveDelivery(turn, delivery, last ? 'failed' : 'waiting', error.message);
}

/** Minutes after which a delivery is tried again: longer each time, some six hours in all. */
const waits = [5, 15, 60, 240];

/** The job that takes up again what was not taken. */
export const retryDeliveries: Task = async (turn) => {
  for (const { id, tries, changedAt } of await listWaiting(turn, 500)) {
    const minutes = waits[tries - 1] ?? 240;
    if (changedAt.getTime() + minutes * 60_000 > turn.now.getTime()) continue;
    await moveDelivery(turn, { id, tries }, 'sending');
    await turn.enqueue('messages.send', { deliveryId: id }, `delivery/${id}/${tries}`);
  }
};
