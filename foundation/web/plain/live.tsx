import { useEffect, useSyncExternalStore } from 'react';
import { useWords } from '../words.ts';
import { Icon } from './icons.tsx';

interface Said {
  readonly at: number;
  readonly text: string;
  readonly tone: 'good' | 'bad';
}

let said: Said | null = null;
let count = 0;
const listeners = new Set<() => void>();

/** Says a short result to everyone, screen readers included, e.g. "Saved". */
export function announce(text: string, tone: 'good' | 'bad' = 'good'): void {
  count += 1;
  keep({ at: count, text, tone });
}

function keep(next: Said | null): void {
  said = next;
  for (const listener of listeners) listener();
}

/** Where announcements appear; once in each shell. */
export function LiveRegion() {
  const t = useWords();
  const now = useSyncExternalStore(subscribe, () => said);
  useEffect(() => {
    if (now === null || now.tone === 'bad') return;
    const timer = setTimeout(() => keep(null), 6000);
    return () => clearTimeout(timer);
  }, [now]);
  return (
    <div className="yz-live" role="status" aria-live="polite">
      {now === null ? null : (
        <div key={now.at} className={`yz-toast yz-toast-${now.tone}`}>
          <Icon name={now.tone === 'good' ? 'yes' : 'warning'} />
          <span>{now.text}</span>
          <button type="button" className="yz-toast-close" onClick={() => keep(null)}>
            <Icon name="no" size={1} />
            <span className="yz-hidden">{t('act.close')}</span>
          </button>
        </div>
      )}
    </div>
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
