import type { Outcome } from '@yanzhen/values/decision.ts';
import { yuanForReader, type Fen } from '@yanzhen/values/money.ts';
import type { ReactNode } from 'react';
import { dateText, momentText } from '../dates.ts';
import { useLanguage, useWords } from '../words.ts';
import { Icon } from './icons.tsx';

/** A sum with its unit, e.g. `250,000 元`. */
export function Money({ fen }: { readonly fen: Fen }) {
  const t = useWords();
  return (
    <span className="yz-money">
      {yuanForReader(fen)}
      <span className="yz-money-unit">{t('unit.yuan')}</span>
    </span>
  );
}

/** A day: `2024年6月18日` or `18 June 2024`. */
export function DateText({ on }: { readonly on: string }) {
  const { language } = useLanguage();
  return <time dateTime={on}>{dateText(on, language)}</time>;
}

/** A moment on the city's clock. */
export function Moment({ at }: { readonly at: string }) {
  const { language } = useLanguage();
  return <time dateTime={at}>{momentText(at, language)}</time>;
}

/** An outcome as icon and word, never by colour alone. */
export function OutcomeMark({
  outcome,
  says,
}: {
  readonly outcome: Outcome;
  readonly says?: string;
}) {
  const t = useWords();
  return (
    <span className={`yz-outcome yz-outcome-${outcome}`}>
      <span className="yz-outcome-icon">
        <Icon name={outcome} size={0.95} />
      </span>
      {says ?? t(`outcome.${outcome}`)}
    </span>
  );
}

export type Tone = 'plain' | 'waiting' | 'good' | 'bad' | 'attention';

/** A short state in a coloured box; the word carries the meaning. */
export function Tag({
  tone = 'plain',
  children,
}: {
  readonly tone?: Tone;
  readonly children: ReactNode;
}) {
  return <span className={`yz-tag yz-tone-${tone}`}>{children}</span>;
}

/** Says that a figure or rule is the city's assumption, not in the official text. */
export function AssumedMark() {
  const t = useWords();
  return (
    <span className="yz-tag yz-tone-attention" title={t('assumed.explains')}>
      {t('assumed.mark')}
    </span>
  );
}
