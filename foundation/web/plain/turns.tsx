import type { Localized } from '@yanzhen/values/localized.ts';
import { useText, useWords } from '../words.ts';

interface TurnsProps {
  /** The smallest changes of facts that would turn a refusal. */
  readonly changes: readonly {
    readonly facts: readonly {
      readonly factId: string;
      readonly label: Localized;
      readonly from: Localized;
      readonly to: Localized;
    }[];
    readonly outcome: 'yes' | 'unknown';
  }[];
  /** Facts that nobody can change and that stand in the way. */
  readonly fixed: readonly Localized[];
}

/** The smallest change of facts that would turn a refusal; or what nobody can change. */
export function Turns({ changes, fixed }: TurnsProps) {
  const t = useWords();
  const text = useText();
  if (changes.length === 0) {
    if (fixed.length === 0) return null;
    return (
      <p className="yz-turns">
        {t('turns.fixed', { label: fixed.map((each) => text(each)).join(t('turns.and')) })}
      </p>
    );
  }
  return (
    <div className="yz-turns">
      <p>{t('turns.title')}</p>
      <ul>
        {changes.map(({ facts, outcome }) => (
          <li key={facts.map(({ factId }) => factId).join()}>
            {facts
              .map(({ label, from, to }) =>
                t('turns.change', { label: text(label), from: text(from), to: text(to) }),
              )
              .join(t('turns.and'))}
            {outcome === 'unknown' ? <small> {t('turns.rest')}</small> : null}
          </li>
        ))}
      </ul>
    </div>
  );
}
