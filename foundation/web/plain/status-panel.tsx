import type { ReactNode } from 'react';
import { useWords } from '../words.ts';
import { DateText, Tag, type Tone } from './texts.tsx';

interface StatusPanelProps {
  /** The state in the reader's words. */
  readonly state: string;
  readonly tone: Tone;
  /** Who has it: an office, an employer, or "you". */
  readonly holder?: ReactNode;
  /** Day since when they have it. */
  readonly since?: string | undefined;
  /** Day by which they act. */
  readonly dueOn?: string | undefined;
  /** How the day was counted, one line each, as the calendar prints it. */
  readonly counting?: readonly string[] | undefined;
  /** The day lies past the published calendar and may still move. */
  readonly provisional?: boolean;
  /** What the reader can do now; say so even when it is "nothing". */
  readonly canDo?: ReactNode;
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}

/** Who has it, since when, by when, and what you can do. */
export function StatusPanel(props: StatusPanelProps) {
  const t = useWords();
  return (
    <section className={`yz-status yz-status-${props.tone}`} aria-label={t('status.label')}>
      <p className="yz-status-state">
        <Tag tone={props.tone}>{props.state}</Tag>
      </p>
      <dl>
        <Line label={t('status.holder')}>{props.holder}</Line>
        <Line label={t('status.since')}>
          {props.since === undefined ? undefined : <DateText on={props.since} />}
        </Line>
        <Line label={t('status.due')}>
          {props.dueOn === undefined ? undefined : (
            <>
              <strong>
                <DateText on={props.dueOn} />
              </strong>
              {props.provisional ? <Tag tone="attention">{t('status.provisional')}</Tag> : null}
            </>
          )}
        </Line>
        <Line label={t('status.can-do')}>{props.canDo}</Line>
      </dl>
      {props.counting === undefined || props.counting.length === 0 ? null : (
        <Disclosure says={t('status.counting')}>
          <ul className="yz-counting">
            {props.counting.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          {props.provisional ? (
            <p className="yz-small">{t('status.provisional-explains')}</p>
          ) : null}
        </Disclosure>
      )}
      {props.children}
      {props.actions === undefined ? null : <div className="yz-actions">{props.actions}</div>}
    </section>
  );
}

function Line({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  if (children === undefined || children === null) return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** More for whoever wants it. */
export function Disclosure({
  says,
  children,
}: {
  readonly says: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <details className="yz-disclosure">
      <summary>{says}</summary>
      <div>{children}</div>
    </details>
  );
}
