import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Link } from '../route.tsx';
import { useWords } from '../words.ts';

export type ButtonTone = 'primary' | 'secondary' | 'quiet' | 'danger';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly tone?: ButtonTone;
  /** The act is on its way: the button keeps its place, says so, and takes no second press. */
  readonly pending?: boolean;
  readonly children: ReactNode;
}

/** A button of at least 44 px; `type="button"` unless told. */
export function Button({
  tone = 'primary',
  pending = false,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const t = useWords();
  return (
    <button
      type="button"
      {...rest}
      className={`yz-button yz-button-${tone} ${rest.className ?? ''}`}
      aria-disabled={pending || undefined}
      onClick={(event) => (pending ? event.preventDefault() : onClick?.(event))}
    >
      {pending ? (
        <>
          <span className="yz-spinner" aria-hidden="true" />
          <span className="yz-hidden">{t('state.sending')} </span>
        </>
      ) : null}
      {children}
    </button>
  );
}

interface LinkButtonProps {
  /** City-relative address. */
  readonly to: string;
  readonly tone?: ButtonTone;
  readonly children: ReactNode;
}

/** A link that looks like a button. */
export function LinkButton({ to, tone = 'primary', children }: LinkButtonProps) {
  return (
    <Link to={to} className={`yz-button yz-button-${tone}`}>
      {children}
    </Link>
  );
}
