import { Button } from 'antd';
import { useEffect, useSyncExternalStore } from 'react';
import { useWords } from '../words.ts';

/** An act by a key, with what the list of keys says of it. */
export interface Shortcut {
  readonly run: () => void;
  readonly says?: string;
}
export type Shortcuts = Readonly<Record<string, Shortcut | undefined>>;

const stored = 'yanzhen.shortcuts';
const listeners = new Set<() => void>();
/** The keys of what is on the page now, outermost last. */
const onPage = new Set<Shortcuts>();

/**
 * Acts by a single key, e.g. `{ j: { run: nextRow, says: 'Next row' } }`, while nothing is typed, no dialogue is
 * open and they are on. `Enter` acts only where the focus is on nothing that takes it.
 */
export function useShortcuts(acts: Shortcuts): void {
  const on = useShortcutsOn();
  useEffect(() => {
    onPage.add(acts);
    return () => void onPage.delete(acts);
  });
  useEffect(() => {
    if (!on) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const act = acts[event.key];
      if (act === undefined || event.defaultPrevented || isTaken(event) || isDialogueOpen()) return;
      event.preventDefault();
      act.run();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  });
}

/** Keys of the page with what they do, as they are now; a key is told once. */
export function shortcutsOnPage(): readonly { readonly key: string; readonly says: string }[] {
  const told = new Map<string, string>();
  for (const acts of onPage) {
    for (const [key, act] of Object.entries(acts)) {
      if (act?.says !== undefined && !told.has(key)) told.set(key, act.says);
    }
  }
  return [...told].map(([key, says]) => ({ key, says }));
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

export function useShortcutsOn(): boolean {
  return useSyncExternalStore(subscribe, () => localStorage.getItem(stored) !== 'off');
}

export function keepOn(on: boolean): void {
  localStorage.setItem(stored, on ? 'on' : 'off');
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether the key goes to something else: a field that is typed in, or a control that Enter presses. */
function isTaken(event: KeyboardEvent): boolean {
  const held = event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
  const place = event.target instanceof HTMLElement ? event.target : null;
  const field = place?.closest('input, textarea, select, [role=combobox]') ?? null;
  const pressed =
    event.key === 'Enter' &&
    (place?.closest('a, button, summary, tr, [role=tab], [role=button]') ?? null) !== null;
  return held || field !== null || pressed;
}

function isDialogueOpen(): boolean {
  const dialogues = document.querySelectorAll('[role=dialog], dialog[open]');
  return [...dialogues].some((dialogue) => dialogue.getClientRects().length > 0);
}
