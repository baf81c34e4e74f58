import { Button } from 'antd';
import { useEffect, useSyncExternalStore } from 'react';
import { useWords } from '../words.ts';

const stored = 'yanzhen.shortcuts';
const listeners = new Set<() => void>();

/** Acts by a single key, e.g. `{ j: nextRow }`, while nothing is typed, no dialogue is open and they are on. */
export function useShortcuts(acts: Readonly<Record<string, (() => void) | undefined>>): void {
  const on = useShortcutsOn();
  useEffect(() => {
    if (!on) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const act = acts[event.key];
      if (act === undefined || event.defaultPrevented || isTyping(event) || isDialogueOpen())
        return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  });
}

/**
 * The keys of a page, and the switch that turns them off for who types by voice or by accident.
 *
 * @source WCAG 2.2, 2.1.4 Character Key Shortcuts
 */
export function ShortcutHint({ says }: { readonly says: string }) {
  const t = useWords();
  const on = useShortcutsOn();
  return (
    <span className="yz-keyboard-hint">
      {on ? says : t('desk.keyboard-off')}{' '}
      <Button type="link" size="small" aria-pressed={on} onClick={() => keepOn(!on)}>
        {t(on ? 'desk.keyboard-turn-off' : 'desk.keyboard-turn-on')}
      </Button>
    </span>
  );
}

function useShortcutsOn(): boolean {
  return useSyncExternalStore(subscribe, () => localStorage.getItem(stored) !== 'off');
}

function keepOn(on: boolean): void {
  localStorage.setItem(stored, on ? 'on' : 'off');
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function isTyping(event: KeyboardEvent): boolean {
  const held = event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
  const place = event.target instanceof HTMLElement ? event.target : null;
  const field = place?.closest('input, textarea, select, [role=combobox]') ?? null;
  return held || field !== null;
}

function isDialogueOpen(): boolean {
  const dialogues = document.querySelectorAll('[role=dialog], dialog[open]');
  return [...dialogues].some((dialogue) => dialogue.getClientRects().length > 0);
}
