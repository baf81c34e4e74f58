import { saveIdentity } from '@yanzhen/server/accounts/save-person.ts';
import type { Input } from '@yanzhen/server/routes/route.ts';
import { fault } from '@yanzhen/server/routes/fault.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract.ts';
import { askPayee } from './ask-payee.ts';
import { keepCounty } from './keep-talent.ts';
import { showMe } from './show-me.ts';
import * as store from './store.ts';

/** A person says who they are and where their money goes. */
export async function saveMe(
  turn: Turn,
  { body }: Input<typeof contract.saveMe>,
): Promise<contract.Profile> {
  const { personId } = actorOf(turn);
  const me = (await store.listPersons(turn, [personId]))[0];
  if (body.identityNumber !== undefined) {
    if (!me?.identity_sealed) {
      await saveIdentity(turn, personId, body.name ?? me?.name ?? '', body.identityNumber);
    } else if (body.identityNumber !== identityOf(turn, me)) {
      throw fault('talents.identity-fixed', { field: 'body.identityNumber' });
    }
  }
  // A name belongs to an identity number: once that is known, the window changes it, not this page.
  if (body.name !== undefined && body.name !== me?.name) {
    if (me?.identity_sealed) throw fault('talents.identity-fixed', { field: 'body.name' });
    await store.saveName(turn, personId, body.name);
  }
  if (body.county !== undefined) await keepCounty(turn, personId, body.county);
  if (body.bankName !== undefined || body.bankAccount !== undefined) {
    await askPayee(turn, personId, { bankName: body.bankName, account: body.bankAccount });
  }
  await turn.record({
    act: 'talents.save-me',
    subject: { type: 'person', id: personId },
    detail: { fields: Object.keys(body) },
  });
  return showMe(turn);
}

function identityOf(turn: Turn, row: store.PersonRow): string | undefined {
  return row.identity_sealed
    ? turn.secrets.open('person', 'identity', row.keptId, row.identity_sealed)
    : undefined;
}
