import { addressOf, upload } from '@yanzhen/web-kit/client.ts';
import { DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { FileUpload } from '@yanzhen/web-kit/plain/file-upload.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import type { PaperEndpoints, PaperView } from '../contract.ts';

interface PapersPanelProps {
  readonly of: PaperEndpoints;
  readonly recordId: string;
  readonly papers: readonly PaperView[];
  readonly mayAdd: boolean;
  readonly onAdded: () => Promise<unknown>;
}

/** The papers of a record; its keepers add to them. */
export function PapersPanel({ of, recordId, papers, mayAdd, onAdded }: PapersPanelProps) {
  const t = useWords('records');
  const hrefOf = (paperId: string) => addressOf(of.show, { params: { recordId, paperId } });
  return (
    <DeskSheet title={t('pages.papers.title')}>
      {mayAdd ? (
        <FileUpload
          id="papers"
          label={t('pages.papers.label')}
          hint={t('pages.papers.hint')}
          maxFiles={50}
          files={papers.map(({ id, name, bytes }) => ({
            id,
            name,
            sizeBytes: bytes,
            href: hrefOf(id),
            removable: false,
          }))}
          onUpload={async (file, onProgress) => {
            await upload(of.add, { params: { recordId }, files: { file } }, onProgress);
            await onAdded();
          }}
        />
      ) : papers.length === 0 ? (
        <p>{t('pages.papers.none')}</p>
      ) : (
        <ul>
          {papers.map(({ id, name }) => (
            <li key={id}>
              <a href={hrefOf(id)} target="_blank" rel="noreferrer">
                {name}
              </a>
            </li>
          ))}
        </ul>
      )}
    </DeskSheet>
  );
}
