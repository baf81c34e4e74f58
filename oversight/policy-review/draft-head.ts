import * as z from 'zod';
import { YamlFile } from '@yanzhen/registers/policies/offers.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import { localizedSchema } from '@yanzhen/values/session.ts';

const headSchema = z.looseObject({
  document: z.looseObject({
    id: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
    title: localizedSchema,
  }),
});

/** What a draft's list shows of a file, as far as the file can be read at all. */
export interface DraftHead {
  readonly documentId: string;
  readonly title: Localized;
}

/** The document's id and title; undefined where the file is no YAML or lacks them. */
export function readHead(content: string): DraftHead | undefined {
  const head = new YamlFile(content, 'policy.yaml').read(headSchema);
  return head && { documentId: head.document.id, title: head.document.title };
}
