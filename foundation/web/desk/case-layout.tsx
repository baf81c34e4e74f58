import { Button, Splitter } from 'antd';
import { useState, type ReactNode } from 'react';
import { useWords } from '../words.ts';
import { EvidenceImage } from './evidence-image.tsx';
import { useShortcuts } from './shortcuts.tsx';
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

interface EvidenceViewerProps {
  readonly files: readonly EvidenceFile[];
  /** Id of the file in sight, where the page says which; the viewer's own choice unless told. */
  readonly open?: string | undefined;
  readonly onOpen?: (id: string) => void;
  /** Above the files, e.g. what is missing. */
  readonly note?: ReactNode;
}

interface CaseLayoutProps extends Omit<EvidenceViewerProps, 'files'> {
  /** Facts, decision and acts. */
  readonly summary: ReactNode;
  readonly evidence: readonly EvidenceFile[];
}

/** A case at the left and its evidence at the right, so that both are seen at once. */
export function CaseLayout({ summary, evidence, ...viewer }: CaseLayoutProps) {
  const wide = useWideScreen();
  if (!wide) {
    return (
      <div className="yz-case-stack">
        {summary}
        <EvidenceViewer {...viewer} files={evidence} />
      </div>
    );
  }
  return (
    <Splitter className="yz-case">
      <Splitter.Panel defaultSize="58%" min="36%" max="75%">
        <div className="yz-case-summary">{summary}</div>
      </Splitter.Panel>
      <Splitter.Panel>
        <EvidenceViewer {...viewer} files={evidence} />
      </Splitter.Panel>
    </Splitter>
  );
}

const zooms = [1, 1.5, 2, 3, 4];

/** One file at a time with its name; previous and next by `[` and `]`, a photo turned and enlarged. */
function EvidenceViewer({ files, open: asked, onOpen, note }: EvidenceViewerProps) {
  const t = useWords();
  const [chosen, setChosen] = useState(files[0]?.id);
  const [turns, setTurns] = useState(0);
  const [zoom, setZoom] = useState(0);
  const found = files.findIndex((file) => file.id === (asked ?? chosen));
  const at = Math.max(found, 0);
  const file = files[at];
  const open = (next: number) => {
    const to = files[next];
    if (to === undefined) return;
    setChosen(to.id);
    onOpen?.(to.id);
    setTurns(0);
    setZoom(0);
  };
  const enlarge = () => setZoom((now) => Math.min(now + 1, zooms.length - 1));
  const reduce = () => setZoom((now) => Math.max(now - 1, 0));
  useShortcuts({
    '[': { run: () => open(at - 1), says: t('desk.keys.previous-file') },
    ']': { run: () => open(at + 1), says: t('desk.keys.next-file') },
    '+': { run: enlarge, says: t('desk.keys.enlarge') },
    '=': { run: enlarge },
    '-': { run: reduce, says: t('desk.keys.reduce') },
    r: { run: () => setTurns((now) => now + 1), says: t('desk.keys.turn') },
  });
  if (file === undefined) {
    return (
      <section className="yz-evidence yz-evidence-none" aria-label={t('desk.evidence')}>
        {note}
        <p>{t('desk.no-evidence')}</p>
      </section>
    );
  }
  const image = file.mediaType.startsWith('image/');
  return (
    <section className="yz-evidence" aria-label={t('desk.evidence')}>
      {note}
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
            <>
              <Button
                size="small"
                aria-label={t('desk.reduce')}
                disabled={zoom === 0}
                onClick={reduce}
              >
                −
              </Button>
              <Button
                size="small"
                aria-label={t('desk.enlarge')}
                disabled={zoom === zooms.length - 1}
                onClick={enlarge}
              >
                +
              </Button>
              <Button size="small" onClick={() => setTurns(turns + 1)}>
                {t('desk.rotate')}
              </Button>
            </>
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
          <EvidenceImage
            key={file.id}
            src={file.href}
            alt={file.title}
            zoom={zooms[zoom] ?? 1}
            turns={turns}
          />
        ) : (
          <object key={file.id} data={file.href} type={file.mediaType} aria-label={file.title}>
            <a href={file.href} target="_blank" rel="noreferrer">
              {file.name}
            </a>
          </object>
        )}
      </div>
    </section>
  );
}
