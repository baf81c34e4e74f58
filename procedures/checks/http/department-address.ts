import * as z from 'zod';

/** Where a department's server is asked, and the secret that both sides sign with. */
export interface DepartmentAddress {
  readonly url: string;
  /** `whsec_` + base64 of 24 to 64 bytes. */
  readonly secret: string;
  readonly timeoutMillis: number;
}

/** By city and department. */
export type DepartmentAddresses = Readonly<
  Record<string, Readonly<Record<string, DepartmentAddress>>>
>;

const loopback = ['127.0.0.1', '[::1]', 'localhost'];

const addressSchema = z.strictObject({
  url: z
    .string()
    .refine(isUsable, { error: 'must be https, or http on this machine, without a user' }),
  secret: z.string().refine(isSecret, { error: 'must be whsec_ and base64 of 24 to 64 bytes' }),
  // A question is asked inside a transaction, which may idle for ten seconds.
  timeoutMillis: z.int().min(100).max(8_000).default(5_000),
});
const addressesSchema = z.record(z.string(), z.record(z.string(), addressSchema));

/**
 * Reads `YANZHEN_DEPARTMENTS={"luzhou": {"real-estate": {"url": …, "secret": …}}}`: the only place an
 * address is taken from. A city pack, a page or an answer never names one.
 *
 * @throws Error naming the variable, and never the secret, when it cannot be used.
 */
export function readDepartments(text: string | undefined): DepartmentAddresses {
  if (!text) return {};
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw new Error('YANZHEN_DEPARTMENTS is not JSON');
  }
  const read = addressesSchema.safeParse(content);
  if (read.success) return read.data;
  const [first] = read.error.issues;
  throw new Error(`YANZHEN_DEPARTMENTS: ${first?.path.join('.')} ${first?.message}`);
}

let connected: DepartmentAddresses = {};

/** Says once, at the start, at which addresses departments are asked. */
export function connectDepartments(addresses: DepartmentAddresses): void {
  connected = addresses;
}

/** The address of a department; undefined where it is asked by hand only. */
export function departmentAddress(city: string, department: string): DepartmentAddress | undefined {
  return connected[city]?.[department];
}

function isUsable(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  const safe = protocol === 'https:' || (protocol === 'http:' && loopback.includes(hostname));
  return safe && username === '' && password === '';
}

function isSecret(text: string): boolean {
  if (!/^whsec_[A-Za-z0-9+/]+={0,2}$/.test(text)) return false;
  const { length } = Buffer.from(text.slice('whsec_'.length), 'base64');
  return length >= 24 && length <= 64;
}
