import { Button, Splitter } from 'antd';
import { useState, type ReactNode } from 'react';
import { useWords } from '../words.ts';
import { useWideScreen } from './wide-screen.ts';

export interface EvidenceFile {
  readonly id: string;
  /** What it proves, e.g. "Contract of purchase". */
  readonly title: string;
  /** The file's own name. */
  readonly name: string;
  readonly href: string;
  /** Media type as checked by the server; images are drawn, PDF goes to the browser's own viewer. */
  readonly mediaType: string;
  readonly meta?: ReactNode;
}

interface CaseLayoutProps {
  /** Facts, decision and acts. */
  readonly summary: ReactNode;
  readonly evidence: readonly EvidenceFile[];
}

/** A case at the left and its evidence at the right, so that both are seen at once. */
export function CaseLayout({ summary, evidence }: CaseLayoutProps) {
  const wide = useWideScreen();
  if (!wide) {
    return (
      <div className="yz-case-stack">
        {summary}
        <EvidenceViewer files={evidence} />
      </div>
    );
  }
  return (
    <Splitter className="yz-case">
      <Splitter.Panel defaultSize="58%" min="36%" max="75%">
        <div className="yz-case-summary">{summary}</div>
      </Splitter.Panel>
      <Splitter.Panel>
        <EvidenceViewer files={evidence} />
      </Splitter.Panel>
    </Splitter>
  );
}

/** One file at a time with its name; previous, next, and rotation for a photo taken sideways. */
export function EvidenceViewer({ files }: { readonly files: readonly EvidenceFile[] }) {
  const t = useWords();
  const [at, setAt] = useState(0);
  const [turns, setTurns] = useState(0);
  const file = files[Math.min(at, files.length - 1)];
  const open = (next: number) => {
    setAt(next);
    setTurns(0);
  };
  if (file === undefined) return <p className="yz-evidence-none">{t('desk.no-evidence')}</p>;
  const image = file.mediaType.startsWith('image/');
  return (
    <section className="yz-evidence" aria-label={t('desk.evidence')}>
      <ul className="yz-evidence-list">
        {files.map((one, place) => (
          <li key={one.id}>
            <button
              type="button"
              aria-current={place === at ? 'true' : undefined}
              onClick={() => open(place)}
            >
              {one.title}
            </button>
          </li>
        ))}
      </ul>
      <div className="yz-evidence-bar">
        <a href={file.href} target="_blank" rel="noreferrer">
          {file.name}
          <span className="yz-hidden">{t('file.new-window')}</span>
        </a>
        <span className="yz-small">{file.meta}</span>
        <span className="yz-desk-acts">
          {image ? (
            <Button size="small" onClick={() => setTurns(turns + 1)}>
              {t('desk.rotate')}
            </Button>
          ) : null}
          <Button size="small" disabled={at === 0} onClick={() => open(at - 1)}>
            {t('desk.previous')}
          </Button>
          <Button size="small" disabled={at >= files.length - 1} onClick={() => open(at + 1)}>
            {t('desk.following')}
          </Button>
        </span>
      </div>
      <div className="yz-evidence-view">
        {image ? (
          <img src={file.href} alt={file.title} style={{ transform: `rotate(${turns * 90}deg)` }} />
        ) : (
          <iframe src={file.href} title={file.title} />
        )}
      </div>
    </section>
  );
}
