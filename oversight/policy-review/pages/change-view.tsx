import { useWords } from '@yanzhen/web-kit/words.ts';
import { changedParts, diffLines } from './line-diff.ts';

interface ChangeViewProps {
  readonly before: string;
  readonly after: string;
  /** Says what is compared with what. */
  readonly label: string;
}

/** What changed between two texts: lines with their sign, never by colour alone. */
export function ChangeView({ before, after, label }: ChangeViewProps) {
  const t = useWords('policy-review');
  if (before === after) return <p>{t('pages.draft.no-change')}</p>;
  const parts = changedParts(diffLines(before, after));
  return (
    <div className="yz-policy-diff" role="region" aria-label={label} tabIndex={0}>
      {parts.map((part, at) =>
        part === null ? (
          // Lines have no key of their own: the text may hold the same one twice.
          <p key={at} aria-hidden="true">
            ⋯
          </p>
        ) : (
          <p key={at} className={`yz-diff-${part.kind}`}>
            <span className="yz-diff-line">{part.line}</span>
            <span className="yz-diff-sign">
              {part.kind === 'added' ? '+' : part.kind === 'removed' ? '−' : ' '}
              <span className="yz-hidden">
                {part.kind === 'same' ? '' : t(`pages.draft.line-${part.kind}`)}
              </span>
            </span>
            <code>{part.text || ' '}</code>
          </p>
        ),
      )}
    </div>
  );
}
