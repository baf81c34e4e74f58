import { keepUpload, readStoredFile } from '@yanzhen/server/files/files.ts';
import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import { route, type Route } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { faults, type PaperEndpoints } from './contract.ts';
import * as store from './store.ts';
import { appendEvent, viewPaper } from './trail.ts';

/** Papers of one record. */
const papersMost = 50;

interface PaperRules {
  readonly feature: string;
  /** What the record is, e.g. `platform`. */
  readonly type: string;
  readonly endpoints: PaperEndpoints;
  readonly keepers: readonly string[];
  /** Who opens papers; those that name persons are for fewer than read the record. */
  readonly readers: readonly string[];
  /** That the record is there and the actor keeps it. @throws Fault `request.not-found`. */
  readonly requireKept: (turn: Turn, recordId: string) => Promise<unknown>;
  /** That a reader may see this very record, where not every reader sees all. @throws Fault `request.not-found`. */
  readonly requireRead?: (turn: Turn, recordId: string) => Promise<unknown>;
}

/** Routes by which keepers add papers to a record, and readers open them. */
export function paperRoutes(rules: PaperRules): readonly Route[] {
  const { feature, type, endpoints } = rules;
  return [
    route(endpoints.add, {
      who: { roles: rules.keepers },
      perMinute: 60,
      run: async (turn, { params, files }) => {
        const id = params.recordId;
        await rules.requireKept(turn, id);
        const before = await store.listPapers(turn, id);
        if (before.length + files.length > papersMost) {
          throw fault(faults.tooManyPapers, { field: 'file', values: { max: papersMost } });
        }
        for (const upload of files) {
          const kept = await keepUpload(turn, upload);
          await store.savePaper(turn, { type, id }, kept.id);
        }
        await appendEvent(turn, { type, id }, { feature, move: 'add-paper' });
        return { papers: (await store.listPapers(turn, id)).map(viewPaper) };
      },
    }),
    route(endpoints.show, {
      who: { roles: rules.readers },
      run: async (turn, { params }) => {
        await rules.requireRead?.(turn, params.recordId);
        const papers = await store.listPapers(turn, params.recordId, type);
        const paper = papers.find(({ id }) => id === params.paperId);
        const file = paper && (await readStoredFile(turn, paper.fileId));
        if (!file) throw notFound();
        return { name: file.name, mediaType: file.mediaType, content: file.content, inline: true };
      },
    }),
  ];
}

/** That a paper is one of the record's. @throws Fault `records.paper-missing` at the field. */
export async function requirePaper(
  turn: Turn,
  recordId: string,
  paperId: string | null,
  field = 'body.paperId',
): Promise<string> {
  const papers = await store.listPapers(turn, recordId);
  const found = papers.find(({ id }) => id === paperId);
  if (!found) throw fault(faults.paperMissing, { status: 400, field });
  return found.id;
}
