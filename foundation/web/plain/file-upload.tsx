import { useId, useRef, useState } from 'react';
import { asProblem } from '../problem.ts';
import { useWords } from '../words.ts';
import { FieldGroup, type FieldProps } from './field.tsx';
import { Icon } from './icons.tsx';

/** A file that the server already has. */
export interface KeptFile {
  readonly id: string;
  readonly name: string;
  readonly sizeBytes?: number;
  /** Where it opens, e.g. `addressOf(contract.file, …)`. */
  readonly href?: string;
  /** Small picture of it, for a photo. */
  readonly image?: string;
  /** False when this one stays; it may be taken away unless told. */
  readonly removable?: boolean;
}

interface FileUploadProps extends FieldProps {
  readonly files: readonly KeptFile[];
  /** Sends one file, e.g. by `upload(…)`; what it throws is shown at the file. */
  readonly onUpload: (file: File, onProgress: (share: number) => void) => Promise<unknown>;
  readonly onRemove?: (id: string) => Promise<unknown>;
  /** As in the `accept` attribute; photos and PDF unless told. */
  readonly accept?: string;
  /** Checked before anything is sent; 20 MB unless told. */
  readonly maxBytes?: number;
  readonly maxFiles?: number;
}

interface Sending {
  readonly key: number;
  readonly name: string;
  readonly share: number;
  readonly fault?: string;
}

/** Files with size check before sending, progress, a reason and a way on when one is refused. */
export function FileUpload(props: FileUploadProps) {
  const { files, onUpload, onRemove, maxFiles = 5 } = props;
  const { accept = 'image/jpeg,image/png,application/pdf', maxBytes = 20 * 1024 * 1024 } = props;
  const t = useWords();
  const picker = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const inputId = useId();
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const [nextKey, setNextKey] = useState(1);

  const patch = (key: number, change: Partial<Sending>) =>
    setSending((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one)));

  const send = async (file: File, key: number) => {
    if (file.size > maxBytes) {
      const limit = Math.floor(maxBytes / 1024 / 1024);
      return patch(key, { fault: t('file.too-large', { size: megabytes(file.size), limit }) });
    }
    try {
      await onUpload(file, (share) => patch(key, { share }));
      setSending((all) => all.filter((one) => one.key !== key));
    } catch (thrown) {
      const problem = asProblem(thrown);
      const first = problem.errors[0];
      const told = [first?.says ?? problem.title, first?.remedy ?? problem.detail];
      const says = told.filter((part) => part !== undefined && part !== '').join(' ');
      patch(key, { fault: problem.code === 'network' || says === '' ? t('file.lost') : says });
    }
  };
  const take = (chosen: FileList | null) => {
    const room = [...(chosen ?? [])].slice(0, Math.max(0, maxFiles - files.length));
    const fresh = room.map((file, at) => ({ key: nextKey + at, name: file.name, share: 0 }));
    setNextKey(nextKey + room.length);
    setSending((all) => [...all.filter((one) => one.fault === undefined), ...fresh]);
    room.forEach((file, at) => void send(file, nextKey + at));
  };

  const full = files.length >= maxFiles;
  return (
    <FieldGroup {...props}>
      {files.length + sending.length === 0 ? null : (
        <ul className="yz-files">
          {files.map((file) => (
            <li key={file.id} className="yz-file">
              {file.image === undefined ? (
                <Icon name="file" />
              ) : (
                <img className="yz-file-image" src={file.image} alt="" loading="lazy" />
              )}
              <span className="yz-file-name">
                {file.href === undefined ? (
                  file.name
                ) : (
                  <a href={file.href} target="_blank" rel="noreferrer">
                    {file.name}
                    <span className="yz-hidden">{t('file.new-window')}</span>
                  </a>
                )}
                {file.sizeBytes === undefined ? null : (
                  <small>{megabytes(file.sizeBytes)} MB</small>
                )}
              </span>
              <span className="yz-file-kept">
                <Icon name="yes" size={1} />
                {t('file.kept')}
              </span>
              {onRemove === undefined || file.removable === false ? null : (
                <button type="button" className="yz-link" onClick={() => void onRemove(file.id)}>
                  {t('file.remove')}
                  <span className="yz-hidden">{file.name}</span>
                </button>
              )}
            </li>
          ))}
          {sending.map((file) => (
            <li key={`sending-${file.key}`} className="yz-file">
              <Icon name={file.fault === undefined ? 'upload' : 'warning'} />
              <span className="yz-file-name">
                {file.name}
                {file.fault === undefined ? (
                  <progress
                    max={1}
                    value={file.share}
                    aria-label={t('file.sending', { name: file.name })}
                  />
                ) : (
                  <span className="yz-error" role="alert">
                    {file.fault}
                  </span>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      {full ? (
        <p className="yz-hint">{t('file.full', { count: maxFiles })}</p>
      ) : (
        <div className="yz-file-pick">
          <label htmlFor={inputId} className="yz-button yz-button-secondary">
            <Icon name="upload" />
            {t('file.choose')}
          </label>
          <input
            ref={picker}
            id={inputId}
            className="yz-hidden yz-file-input"
            type="file"
            accept={accept}
            multiple={maxFiles > 1}
            onChange={(event) => {
              take(event.target.files);
              event.target.value = '';
            }}
          />
          {accept.includes('image') ? (
            <>
              <label
                htmlFor={`${inputId}-camera`}
                className="yz-button yz-button-quiet yz-phone-only"
              >
                {t('file.camera')}
              </label>
              <input
                ref={camera}
                id={`${inputId}-camera`}
                className="yz-hidden yz-file-input yz-phone-only"
                type="file"
                accept="image/*"
                capture="environment"
                onChange={(event) => {
                  take(event.target.files);
                  event.target.value = '';
                }}
              />
            </>
          ) : null}
        </div>
      )}
    </FieldGroup>
  );
}

function megabytes(bytes: number): string {
  return (Math.max(bytes, 52_429) / 1024 / 1024).toFixed(1);
}
