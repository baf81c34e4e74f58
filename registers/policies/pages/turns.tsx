import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import type { PersonDecision } from '../contract.ts';

/** The smallest change of facts that would turn a refusal; or what nobody can change. */
export function Turns({ changes, fixed }: Pick<PersonDecision, 'changes' | 'fixed'>) {
  const t = useWords('policies');
  const text = useText();
  const [first] = fixed;
  if (changes.length === 0) {
    if (first === undefined) return null;
    return (
      <p className="policy-turns">
        {t('pages.turns.fixed', {
          label: fixed.map((each) => text(each)).join(t('pages.turns.and')),
        })}
      </p>
    );
  }
  return (
    <div className="policy-turns">
      <p>{t('pages.turns.title')}</p>
      <ul>
        {changes.map(({ facts, outcome }) => (
          <li key={facts.map(({ factId }) => factId).join()}>
            {facts
              .map(({ label, from, to }) =>
                t('pages.turns.change', { label: text(label), from: text(from), to: text(to) }),
              )
              .join(t('pages.turns.and'))}
            {outcome === 'unknown' ? <small> {t('pages.turns.rest')}</small> : null}
          </li>
        ))}
      </ul>
    </div>
  );
}
