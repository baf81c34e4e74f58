import { useQueryClient } from '@tanstack/react-query';
import {
  removeEvidence,
  showEvidence,
  uploadEvidence,
} from '@yanzhen/procedures/evidence/contract.ts';
import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { addressOf, upload } from '@yanzhen/web-kit/client.ts';
import { FileUpload } from '@yanzhen/web-kit/plain/file-upload.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { asProblem } from '@yanzhen/web-kit/problem.ts';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { checkAnswers, showMine, type MyApplication } from '../contract.ts';

/** Largest file that the city takes, 10 MB, as `check-upload.ts` of the server says. */
const maxBytes = 10 * 1024 * 1024;
const maxFiles = 20;

const mediaTypes: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  png: 'image/png',
};

interface EvidenceUploadProps {
  readonly mine: MyApplication;
  readonly code: string;
  /** What to upload where the name of the item stands above; its name and what it shows unless told. */
  readonly label?: string;
}

/** Files of one item of the evidence list: kept ones, sending, taking away. */
export function EvidenceUpload({ mine, code, label }: EvidenceUploadProps) {
  const t = useWords('subsidies');
  const text = useText();
  const queries = useQueryClient();
  const remove = useTell(removeEvidence, { invalidates: [showMine, checkAnswers] });
  const { applicationId } = mine;
  const item = mine.evidenceNeeded.find((needed) => needed.code === code);
  const files = mine.evidence.filter((file) => file.code === code);
  const separator = t('pages.talent.list-separator');

  const refresh = () =>
    queries.invalidateQueries({
      predicate: ({ queryKey }) => [showMine.id, checkAnswers.id].includes(String(queryKey[0])),
    });
  const supports = item?.supports.map(text).join(separator) ?? '';
  return (
    <FileUpload
      id={code}
      label={label ?? (item === undefined ? code : text(item.name))}
      {...(label !== undefined || supports === ''
        ? {}
        : { hint: t('pages.talent.evidence.supports', { facts: supports }) })}
      accept={(item?.accepts ?? []).map((kind) => mediaTypes[kind] ?? '').join(',')}
      maxBytes={maxBytes}
      maxFiles={maxFiles}
      files={files.map((file) => {
        const params = { applicationId, evidenceId: file.id };
        const href = addressOf(showEvidence, { params });
        return {
          id: file.id,
          name: file.name,
          sizeBytes: file.bytes,
          href,
          removable: file.removable,
          ...(file.mediaType.startsWith('image/') ? { image: href } : {}),
        };
      })}
      onUpload={async (file, onProgress) => {
        await upload(
          uploadEvidence,
          { params: { applicationId, code }, files: { file } },
          onProgress,
        );
        await refresh();
      }}
      onRemove={async (evidenceId) => {
        try {
          await remove.tell({ params: { applicationId, evidenceId } });
          announce(t('pages.talent.evidence.removed'));
        } catch (thrown) {
          const { title, detail } = asProblem(thrown);
          announce([title, detail].filter(Boolean).join(' '), 'bad');
        }
      }}
    />
  );
}
