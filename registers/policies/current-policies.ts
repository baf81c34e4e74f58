import { createHash } from 'node:crypto';
import {
  compilePolicy,
  parseFactDictionary,
  parsePolicyFile,
  type CompiledPolicy,
  type FactDictionary,
  type Policy,
} from '@yanzhen/policy';
import { boundedCache } from './bounded-cache.ts';
import * as store from './store.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';

/** A published version, read and compiled. */
export interface LivePolicy {
  readonly row: store.VersionRow;
  readonly policy: Policy;
  readonly compiled: CompiledPolicy;
  readonly dictionary: FactDictionary;
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
  if (!parsed.ok) throw new Error(`published policy ${row.digest} cannot be read any more`);
  const { policy } = parsed;
  const live = { policy, compiled: compilePolicy(policy, dictionary), dictionary };
  policies.set(row.digest, live);
  return { row, ...live };
}

/**
 * The version of each document that decides today: the newest that is in force, or else the newest.
 */
export async function listCurrentPolicies(turn: Turn): Promise<LivePolicy[]> {
  const current = new Map<string, { live: LivePolicy; inForce: boolean }>();
  const rows = await store.listVersions(turn);
  for (const row of rows.toSorted((a, b) => b.version - a.version)) {
    const known = current.get(row.documentId);
    if (known?.inForce) continue;
    const live = await getLivePolicy(turn, row);
    const { from, until } = live.policy.document.inForce;
    const inForce = from <= turn.today && (until === null || turn.today < until);
    if (!known || inForce) current.set(row.documentId, { live, inForce });
  }
  return [...current.values()]
    .map((each) => each.live)
    .toSorted((a, b) => (a.row.documentId < b.row.documentId ? -1 : 1));
}

function readDictionary(digest: string, text: string): FactDictionary {
  const parsed = parseFactDictionary(text, 'facts.yaml');
  if (!parsed.ok) throw new Error(`published dictionary ${digest} cannot be read any more`);
  dictionaries.set(digest, parsed.dictionary);
  return parsed.dictionary;
}
