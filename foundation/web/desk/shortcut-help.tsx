import { useEffect, useRef, useState } from 'react';
import { Button } from '../plain/button.tsx';
import { useWords } from '../words.ts';
import { keepOn, shortcutsOnPage, useShortcuts, useShortcutsOn } from './shortcuts.tsx';

/** The keys of the page in sight, by `?` or the button; a switch turns them off. */
export function ShortcutHelp() {
  const t = useWords();
  const on = useShortcutsOn();
  const [open, setOpen] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  useShortcuts({ '?': { run: () => setOpen(true), says: t('desk.keys.help') } });
  useEffect(() => {
    if (open && dialog.current?.open === false) dialog.current.showModal();
    if (!open && dialog.current?.open === true) dialog.current.close();
  }, [open]);
  return (
    <>
      <button
        type="button"
        className="yz-tool yz-keys-button"
        aria-keyshortcuts="?"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <kbd aria-hidden="true">?</kbd>
        <span className="yz-hidden">{t('desk.keys.title')}</span>
      </button>
      <dialog
        ref={dialog}
        className="yz-dialog yz-keys"
        aria-labelledby="yz-keys-title"
        onClose={() => setOpen(false)}
      >
        <h2 id="yz-keys-title">{t('desk.keys.title')}</h2>
        {open ? (
          <dl>
            {shortcutsOnPage().map(({ key, says }) => (
              <div key={key}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{says}</dd>
              </div>
            ))}
          </dl>
        ) : null}
        {on ? null : <p>{t('desk.keyboard-off')}</p>}
        <div className="yz-actions">
          <Button onClick={() => setOpen(false)}>{t('act.close')}</Button>
          <Button tone="quiet" aria-pressed={on} onClick={() => keepOn(!on)}>
            {t(on ? 'desk.keyboard-turn-off' : 'desk.keyboard-turn-on')}
          </Button>
        </div>
      </dialog>
    </>
  );
}
