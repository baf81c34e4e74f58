/**
 * Verifies an exported trail. One file, Node alone, nothing of the product: an auditor can read all of it.
 *
 *     node verify-trail.mjs [trail.jsonl] --anchor anchor.json [--anchor older.json …]
 *
 * The trail comes from the file or standard input: one JSON object a line, `{"row": [11 texts or null],
 * "seal": n}`, and after the rows of each seal `{"seal": {…}}`. An anchor, `{"city", "number", "digest",
 * "publicKey"}`, was kept outside the system; its key is the one that is believed, and without one nothing
 * can be said. It prints what is wrong and ends with 1, else with 0.
 *
 * A leaf is sha256(0x00, then each field as `<bytes>:<text>`, or `-` where it is null); nodes are
 * sha256(0x01, left, right), an odd one moves up (RFC 6962). A seal signs, by Ed25519, the lines
 * `yanzhen-seal-v1`, city, number, rows, root, previous, time, key id; `previous` is the sha256 of the
 * text of the seal before, zeros before the first.
 */
import { createHash, createPublicKey, verify } from 'node:crypto';
import { createReadStream, readFileSync, realpathSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const fieldCount = 11;

/** Takes the lines of one trail, and tells at its end what is wrong with it. */
export class TrailVerifier {
  findings = [];
  rows = 0;
  seals = 0;
  #anchors;
  #keys = new Map();
  #city;
  #leaves = [];
  #lastId = '';
  #previous = '0'.repeat(64);
  #digests = new Map();

  constructor(anchors) {
    this.#anchors = anchors;
    this.#city = anchors[0]?.city;
    for (const { publicKey } of anchors) {
      const key = createPublicKey(publicKey);
      const der = key.export({ format: 'der', type: 'spki' });
      this.#keys.set(hash([der]).toString('hex').slice(0, 16), key);
    }
  }

  /** One line, as text or parsed. */
  take(line) {
    let value = line;
    if (typeof line === 'string') {
      try {
        value = JSON.parse(line);
      } catch {
        return this.#find('a line that is not JSON');
      }
    }
    if (Array.isArray(value?.row)) this.#takeRow(value);
    else if (value?.seal && typeof value.seal === 'object') this.#takeSeal(value.seal);
    else this.#find('a line that is neither a row nor a seal');
  }

  /** What is wrong; empty when the trail is whole up to every anchor. */
  end() {
    if (this.#leaves.length > 0) this.#find(`${this.#leaves.length} rows after the last seal`);
    if (this.#anchors.length === 0) this.#find('no anchor: nothing says which key to believe');
    for (const { city, number, digest } of this.#anchors) {
      if (city !== this.#city) this.#find(`an anchor of ${city}`);
      else if (!this.#digests.has(number)) this.#find(`seal ${number} is missing, and was there`);
      else if (this.#digests.get(number) !== digest) this.#find(`seal ${number} was another one`);
    }
    return this.findings;
  }

  #find(text) {
    this.findings.push(text);
  }

  #takeRow({ row, seal }) {
    this.rows += 1;
    const wellFormed = row.every((field) => field === null || typeof field === 'string');
    if (row.length !== fieldCount || !wellFormed)
      return this.#find(`row ${this.rows} is misshapen`);
    const [city, id] = row;
    if (city !== this.#city) this.#find(`row ${id} is of another city: ${city}`);
    if (seal !== this.seals + 1)
      this.#find(`row ${id} stands under seal ${this.seals + 1}, not ${seal}`);
    if (this.#leaves.length > 0 && id <= this.#lastId) this.#find(`row ${id} is out of order`);
    this.#lastId = id;
    const text = row
      .map((field) => (field === null ? '-' : `${Buffer.byteLength(field)}:${field}`))
      .join('');
    this.#leaves.push(hash(['\u0000', text]));
  }

  #takeSeal(seal) {
    this.seals += 1;
    const leaves = this.#leaves;
    this.#leaves = [];
    const name = `seal ${seal.number}`;
    if (seal.city !== this.#city) this.#find(`${name} is of another city: ${seal.city}`);
    if (seal.number !== this.seals) this.#find(`${name} stands in the place of ${this.seals}`);
    if (seal.rowCount !== leaves.length) {
      this.#find(`${name} had ${seal.rowCount} rows, here are ${leaves.length}`);
    }
    if (leaves.length > 0 && seal.root !== merkleRoot(leaves).toString('hex')) {
      this.#find(`a row of ${name} was altered, taken out or put in`);
    }
    if (seal.previous !== this.#previous) this.#find(`${name} does not follow the one before`);
    const { city, number, rowCount, root, previous, sealedAt, keyId } = seal;
    const fields = ['yanzhen-seal-v1', city, number, rowCount, root, previous, sealedAt, keyId];
    const text = fields.join('\n');
    const key = this.#keys.get(keyId);
    if (!key) this.#find(`${name} is signed by an unknown key, ${keyId}`);
    else if (!/^[0-9a-f]{128}$/.test(seal.signature) || !signedBy(key, text, seal.signature)) {
      this.#find(`${name} has a wrong signature`);
    }
    this.#previous = hash([text]).toString('hex');
    this.#digests.set(this.seals, this.#previous);
  }
}

function signedBy(key, text, signature) {
  return verify(null, Buffer.from(text), key, Buffer.from(signature, 'hex'));
}

function hash(parts) {
  const digest = createHash('sha256');
  for (const part of parts) digest.update(part);
  return digest.digest();
}

function merkleRoot(leaves) {
  let level = leaves;
  while (level.length > 1) {
    const above = [];
    for (let at = 0; at < level.length; at += 2) {
      const pair = level.slice(at, at + 2);
      above.push(pair.length === 2 ? hash(['\u0001', ...pair]) : pair[0]);
    }
    level = above;
  }
  return level[0];
}

async function main(args) {
  const anchors = [];
  let file;
  while (args.length > 0) {
    const arg = args.shift();
    if (arg === '--anchor') anchors.push(JSON.parse(readFileSync(args.shift(), 'utf8')));
    else if (arg === '--anchor-text') anchors.push(JSON.parse(args.shift()));
    else file = arg;
  }
  const verifier = new TrailVerifier(anchors);
  const input = file ? createReadStream(file) : process.stdin;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) verifier.take(line);
  const findings = verifier.end();
  for (const finding of findings.slice(0, 50)) console.log(`✗ ${finding}`);
  if (findings.length > 50) console.log(`✗ and ${findings.length - 50} more`);
  const said = `${verifier.rows} rows under ${verifier.seals} seals`;
  console.log(findings.length === 0 ? `✓ ${said}: whole` : `${said}: ${findings.length} findings`);
  process.exitCode = findings.length === 0 ? 0 : 1;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await main(process.argv.slice(2));
}
