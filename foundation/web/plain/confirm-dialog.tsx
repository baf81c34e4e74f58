import { useEffect, useRef, type ReactNode } from 'react';
import { useWords } from '../words.ts';
import { Button } from './button.tsx';

interface ConfirmDialogProps {
  readonly open: boolean;
  readonly title: string;
  /** The act itself, e.g. "Withdraw the application"; never "OK". */
  readonly act: string;
  readonly tone?: 'primary' | 'danger';
  readonly pending?: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
  readonly children?: ReactNode;
}

/** Asks before an act that cannot be taken back. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const t = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    if (props.open && !element.open) element.showModal();
    if (!props.open && element.open) element.close();
  }, [props.open]);
  return (
    <dialog
      ref={dialog}
      className="yz-dialog"
      aria-labelledby="yz-dialog-title"
      onCancel={(event) => {
        event.preventDefault();
        props.onCancel();
      }}
    >
      <h2 id="yz-dialog-title">{props.title}</h2>
      {props.children}
      <div className="yz-actions">
        <Button
          tone={props.tone ?? 'primary'}
          pending={props.pending ?? false}
          onClick={props.onConfirm}
        >
          {props.act}
        </Button>
        <Button tone="quiet" onClick={props.onCancel}>
          {t('act.cancel')}
        </Button>
      </div>
    </dialog>
  );
}
