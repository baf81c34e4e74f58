import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { checkProtocol, checkRequestSchema, type CheckReply, type CheckRequest } from '../http/message.ts'; // prettier-ignore
import { checkSignature, signedHeaders } from '../http/signature.ts';

/** What the department's own register says; undefined while somebody looks it up. */
export type Lookup = (
  request: CheckRequest,
) => Pick<CheckReply, 'answer' | 'note' | 'answeredOn'> | undefined;

export interface DepartmentServer {
  readonly url: string;
  /** Ids of the questions that were looked up, in their order: one that is asked again is not. */
  readonly lookedUp: readonly string[];
  /** Requests that came in, good or bad. */
  readonly received: readonly { readonly headers: IncomingMessage['headers']; readonly body: string }[]; // prettier-ignore
  close(): Promise<void>;
}

interface Options {
  readonly secret: string;
  readonly lookUp: Lookup;
  readonly clock?: () => Date;
  readonly port?: number;
  /** Stands between the answer and the wire; tests put faults here. True: it has answered itself. */
  readonly interfere?: (reply: Reply, response: ServerResponse) => boolean | Promise<boolean>;
}

interface Reply {
  status: number;
  headers: Record<string, string>;
  body: string;
}

const requestBytesMax = 256 * 1024;

/**
 * A department's side of the contract, small enough to copy: checks the signature, looks a question up
 * once however often it is asked, and signs what it answers. Nothing is kept when it stops.
 */
export async function startDepartment(options: Options): Promise<DepartmentServer> {
  const known = new Map<string, CheckReply>();
  const lookedUp: string[] = [];
  const received: { headers: IncomingMessage['headers']; body: string }[] = [];
  const { secret, lookUp, clock = () => new Date() } = options;

  const answer = (headers: IncomingMessage['headers'], body: string): Reply => {
    const signed = checkSignature(
      secret,
      {
        id: one(headers['webhook-id']),
        timestamp: one(headers['webhook-timestamp']),
        signature: one(headers['webhook-signature']),
      },
      { body, now: clock() },
    );
    if (signed !== 'good') return { status: 401, headers: {}, body: '' };
    const parsed = checkRequestSchema.safeParse(asJson(body));
    if (!parsed.success || parsed.data.question !== one(headers['webhook-id'])) {
      return { status: 400, headers: {}, body: '' };
    }
    const { question } = parsed.data;
    if (!known.has(question)) {
      lookedUp.push(question);
      const found = lookUp(parsed.data);
      if (!found) return { status: 202, headers: {}, body: '' };
      known.set(question, { protocol: checkProtocol, question, ...found });
    }
    const text = JSON.stringify(known.get(question));
    const own = signedHeaders(secret, { id: question, body: text, now: clock() });
    return { status: 200, headers: { 'content-type': 'application/json', ...own }, body: text };
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readBody(request);
    received.push({ headers: request.headers, body });
    const asked = request.method === 'POST';
    const reply = asked ? answer(request.headers, body) : { status: 405, headers: {}, body: '' };
    if (await options.interfere?.(reply, response)) return;
    response.writeHead(reply.status, reply.headers).end(reply.body);
  };
  const server = createServer((request, response) => {
    void handle(request, response);
  });
  const { port } = await listen(server, options.port ?? 0);
  return {
    url: `http://127.0.0.1:${port}/checks`,
    lookedUp,
    received,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function listen(server: Server, port: number): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server.address() as AddressInfo));
  });
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength;
    if (bytes <= requestBytesMax) chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function one(header: string | string[] | undefined): string | null {
  return typeof header === 'string' ? header : null;
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
