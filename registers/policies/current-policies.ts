import { createHash } from 'node:crypto';
import {
  compilePolicy,
  parseFactDictionary,
  parsePolicyFile,
  policyOn,
  type CompiledPolicy,
  type FactDictionary,
  type FactsGiven,
  type Policy,
} from '@yanzhen/policy';
import { boundedCache } from './bounded-cache.ts';
import { governs } from './governs.ts';
import * as store from './store.ts';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';

/** A published version, read and compiled. */
export interface LivePolicy {
  readonly row: store.VersionRow;
  readonly policy: Policy;
  readonly compiled: CompiledPolicy;
  readonly dictionary: FactDictionary;
}

/** A published version that the engine of today refuses: a program fault. */
export class UnreadablePolicy extends Error {
  constructor(digest: string) {
    super(`published policy ${digest} cannot be read any more`);
  }
}

/** Published content never changes, so what was read once stays right: keys are digests. */
const policies = boundedCache<Omit<LivePolicy, 'row'>>(200);
const dictionaries = boundedCache<FactDictionary>(50);

/** SHA-256 of a text, hex. */
export function digestOfText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The fact dictionary that the city publishes now; empty before the first. */
export async function getFactDictionary(turn: Turn): Promise<FactDictionary> {
  const row = await store.findDictionary(turn);
  if (!row) return { facts: new Map(), byName: new Map(), types: new Map() };
  return (
    dictionaries.get(row.digest) ??
    readDictionary(row.digest, await store.getDictionaryText(turn, row.version))
  );
}

/** A version's policy, from the cache or its text. */
export async function getLivePolicy(turn: Turn, row: store.VersionRow): Promise<LivePolicy> {
  const known = policies.get(row.digest);
  if (known) return { row, ...known };
  const text = await store.getVersionText(turn, row.id);
  const dictionary =
    dictionaries.get(text.factsDigest) ?? readDictionary(text.factsDigest, text.facts);
  const parsed = parsePolicyFile(text.content, text.fileName, dictionary);
  if (!parsed.ok) throw new UnreadablePolicy(row.digest);
  const { policy } = parsed;
  const live = { policy, compiled: compilePolicy(policy, dictionary), dictionary };
  policies.set(row.digest, live);
  return { row, ...live };
}

/** The newest version of each document, whether it decides yet or not. */
export async function listNewestPolicies(turn: Turn): Promise<LivePolicy[]> {
  const newest = new Map<string, store.VersionRow>();
  for (const row of await store.listVersions(turn)) {
    const known = newest.get(row.documentId);
    if (!known || known.version < row.version) newest.set(row.documentId, row);
  }
  return Promise.all([...newest.values()].map((row) => getLivePolicy(turn, row)));
}

/**
 * The version of each document that decides an application filed today. With `facts`, a version that
 * governs by the day of an event is passed over for an applicant whose event lies before its first day.
 */
export async function listCurrentPolicies(turn: Turn, facts?: FactsGiven): Promise<LivePolicy[]> {
  const current = new Map<string, { live: LivePolicy; decides: boolean }>();
  const rows = await store.listVersions(turn);
  for (const row of rows.toSorted((a, b) => b.version - a.version)) {
    const known = current.get(row.documentId);
    if (known?.decides || (row.activatesOn !== null && turn.today < row.activatesOn)) continue;
    const live = await getLivePolicy(turn, row);
    const decides = isInForce(live.policy, turn.today) && governs(live.policy, turn.today, facts);
    if (!known || decides) current.set(row.documentId, { live, decides });
  }
  // A benefit that has passed over to another document belongs to the one that decides.
  const all = [...current.values()];
  const held = new Set(all.filter((each) => each.decides).flatMap(benefitIds));
  return all
    .filter((each) => each.decides || !benefitIds(each).some((id) => held.has(id)))
    .map((each) => livePolicyOn(each.live, turn.today))
    .toSorted((a, b) => (a.row.documentId < b.row.documentId ? -1 : 1));
}

const ofPeriods = boundedCache<Pick<LivePolicy, 'policy' | 'compiled'>>(200);

/** A version with the parameter values of a day; compiled once for all days between two changes. */
export function livePolicyOn(live: LivePolicy, day: CivilDate): LivePolicy {
  const policy = policyOn(live.policy, day);
  if (policy === live.policy) return live;
  const key = `${live.row.digest} ${policy.parametersOn}`;
  let of = ofPeriods.get(key);
  if (!of) {
    of = { policy, compiled: compilePolicy(policy, live.dictionary) };
    ofPeriods.set(key, of);
  }
  return { ...live, ...of };
}

function benefitIds({ live }: { readonly live: LivePolicy }): string[] {
  return live.policy.benefits.map(({ id }) => id);
}

function isInForce({ document }: Policy, day: CivilDate): boolean {
  const { from, until } = document.inForce;
  return from <= day && (until === null || day < until);
}

function readDictionary(digest: string, text: string): FactDictionary {
  const parsed = parseFactDictionary(text, 'facts.yaml');
  if (!parsed.ok) throw new Error(`published dictionary ${digest} cannot be read any more`);
  dictionaries.set(digest, parsed.dictionary);
  return parsed.dictionary;
}
