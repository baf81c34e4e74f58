import type { TestCity, TestPerson } from '@yanzhen/server/testing/test-city.ts';
import { byHand } from '../declared.ts';
import { openGroup } from '../look.ts';

/** Merges one record into another as offices do: found to be one person, and merged, each by two people. */
export async function mergeTwo(
  city: TestCity,
  by: { readonly checker: TestPerson; readonly approver: TestPerson },
  keptPersonId: string,
  awayPersonId: string,
): Promise<void> {
  const [one = '', other = ''] = [keptPersonId, awayPersonId].toSorted();
  const group = await city.turn((turn) =>
    openGroup(turn, { one, other, signs: [{ sign: byHand, mark: '' }] }, '档案同一'),
  );
  const post = async (who: TestPerson, path: string, body: object): Promise<never> => {
    const { status, body: said } = await who.call('POST', `/same-person${path}`, body);
    if (status !== 200) throw new Error(`${path}: ${JSON.stringify(said)}`);
    return said;
  };
  const reason = '核对了身份证件和人事档案';
  await post(by.checker, `/groups/${group}/moves`, { move: 'propose', reason });
  await post(by.approver, `/groups/${group}/moves`, { move: 'confirm', reason });
  const pair = { awayPersonId, keptPersonId, reason };
  const { merges } = (await post(by.checker, `/groups/${group}/merges`, pair)) as {
    merges: readonly { id: string }[];
  };
  await post(by.approver, `/merges/${merges[0]?.id}/done`, {});
}
