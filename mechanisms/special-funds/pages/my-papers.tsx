import {
  removeEvidence,
  showEvidence,
  uploadEvidence,
} from '@yanzhen/procedures/evidence/contract.ts';
import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { addressOf, upload } from '@yanzhen/web-kit/client.ts';
import { FileUpload } from '@yanzhen/web-kit/plain/file-upload.tsx';
import { SummaryList } from '@yanzhen/web-kit/plain/summary-list.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import type { FundApplication } from '../contract-applications.ts';

interface MyPapersProps {
  readonly fund: FundApplication;
  /** The case is in the enterprise's hands. */
  readonly open: boolean;
  readonly onChanged: () => Promise<unknown>;
}

/** The papers of an application, by the list of its benefit. */
export function MyPapers({ fund, open, onChanged }: MyPapersProps) {
  const t = useWords('special-funds');
  const text = useText();
  const removing = useTell(removeEvidence);
  const { applicationId } = fund;
  const hrefOf = (evidenceId: string) =>
    addressOf(showEvidence, { params: { applicationId, evidenceId } });
  return (
    <>
      <h2>{t('pages.fund.papers')}</h2>
      {open ? (
        fund.papers.map(({ code, name, required }) => (
          <FileUpload
            key={code}
            id={code}
            label={text(name)}
            {...(required ? {} : { optional: true })}
            maxFiles={20}
            files={fund.evidence
              .filter((file) => file.code === code)
              .map(({ id, name: file, bytes, removable }) => ({
                id,
                name: file,
                sizeBytes: bytes,
                href: hrefOf(id),
                removable,
              }))}
            onUpload={async (file, onProgress) => {
              const params = { applicationId, code };
              await upload(uploadEvidence, { params, files: { file } }, onProgress);
              await onChanged();
            }}
            onRemove={(evidenceId) => removing.tell({ params: { applicationId, evidenceId } })}
          />
        ))
      ) : (
        <SummaryList
          rows={fund.papers.map(({ code, name }) => ({
            id: code,
            label: text(name),
            value: (
              <>
                {fund.evidence
                  .filter((file) => file.code === code)
                  .map((file) => (
                    <div key={file.id}>
                      <a href={hrefOf(file.id)} target="_blank" rel="noreferrer">
                        {file.name}
                      </a>
                    </div>
                  ))}
              </>
            ),
          }))}
        />
      )}
    </>
  );
}
