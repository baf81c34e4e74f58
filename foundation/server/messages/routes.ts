import * as contract from '@yanzhen/values/messages.ts';
import { countMyUnread as countMyUnreadContract } from '@yanzhen/values/unread.ts';
import { route, type Route } from '../routes/route.ts';
import { askEmail, confirmEmail, removeEmail, showMyWays } from './email-address.ts';
import { countMyUnread, listMyMessages, readMyMessages } from './my-messages.ts';

const persons = { kinds: ['talent', 'agent', 'staff'] as const };

export const routes: readonly Route[] = [
  route(contract.listMyMessages, { who: persons, run: listMyMessages }),
  route(countMyUnreadContract, { who: persons, run: countMyUnread }),
  route(contract.readMyMessages, { who: persons, run: readMyMessages }),
  route(contract.showMyWays, { who: persons, run: showMyWays }),
  route(contract.askEmail, { who: persons, perMinute: 3, run: askEmail }),
  route(contract.confirmEmail, { who: persons, perMinute: 10, run: confirmEmail }),
  route(contract.removeEmail, { who: persons, run: removeEmail }),
];
