import type { TryOutcome } from '../contract.ts';
import type { DepartmentAddress } from './department-address.ts';
import { checkReplySchema, type CheckReply, type CheckRequest } from './message.ts';
import { checkSignature, signedHeaders } from './signature.ts';

/** An answer is small; what is larger is not read on. */
const replyBytesMax = 64 * 1024;

/** What a try came to. */
export interface Tried {
  readonly outcome: TryOutcome;
  /** HTTP status; null where there was no reply. */
  readonly status: number | null;
  /** Only with `answered`. */
  readonly reply?: CheckReply;
}

/**
 * Asks a department's server one question over HTTP. Whatever comes back is a result: nothing is
 * thrown, no redirect is followed, and only an answer that is signed, fresh and about this question
 * counts.
 */
export async function askServer(
  address: DepartmentAddress,
  request: CheckRequest,
  now: Date,
): Promise<Tried> {
  const body = JSON.stringify(request);
  try {
    const response = await fetch(address.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...signedHeaders(address.secret, { id: request.question, body, now }),
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(address.timeoutMillis),
    });
    return await readReply(address, request, response, now);
  } catch (error) {
    const late = error instanceof Error && error.name === 'TimeoutError';
    return { outcome: late ? 'timeout' : 'unreachable', status: null };
  }
}

async function readReply(
  address: DepartmentAddress,
  request: CheckRequest,
  response: Response,
  now: Date,
): Promise<Tried> {
  const { status, headers } = response;
  if (status !== 200) {
    await response.body?.cancel();
    if (status === 202) return { outcome: 'not-yet', status };
    return { outcome: status >= 300 && status < 400 ? 'redirected' : 'status', status };
  }
  const text = await readText(response);
  if (text === undefined) return { outcome: 'too-large', status };
  const signed = checkSignature(
    address.secret,
    {
      id: headers.get('webhook-id'),
      timestamp: headers.get('webhook-timestamp'),
      signature: headers.get('webhook-signature'),
    },
    { body: text, now },
  );
  if (signed !== 'good') return { outcome: signed, status };
  const reply = checkReplySchema.safeParse(asJson(text));
  if (!reply.success) return { outcome: 'malformed', status };
  const about = headers.get('webhook-id') === request.question && reply.data.question === request.question; // prettier-ignore
  if (!about) return { outcome: 'wrong-question', status };
  return { outcome: 'answered', status, reply: reply.data };
}

/** The reply's text; undefined past the bound. */
async function readText(response: Response): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const reader = response.body?.getReader();
  if (!reader) return '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes += value.byteLength;
    if (bytes > replyBytesMax) {
      await reader.cancel();
      return undefined;
    }
    chunks.push(value);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
