import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import type { LetterFinding } from '../contract.ts';

/** What the lint found, worst first, each with its remedy. */
export function FindingList({ findings }: { readonly findings: readonly LetterFinding[] }) {
  const t = useWords('letters');
  const text = useText();
  if (findings.length === 0) return <p>{t('pages.show.no-findings')}</p>;
  const sorted = findings.toSorted(
    (a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'),
  );
  return (
    <ul className="yz-findings">
      {sorted.map((finding, at) => (
        <li key={`${at} ${finding.code}`}>
          <p>
            <Tag tone={finding.severity === 'error' ? 'bad' : 'attention'}>
              {t(`pages.show.severity-${finding.severity}`)}
            </Tag>{' '}
            {text(finding.says)}
          </p>
          <p className="yz-small">
            {text(finding.remedy)} {placeOf(finding.where, t)}
          </p>
        </li>
      ))}
    </ul>
  );
}

function placeOf(where: string, t: ReturnType<typeof useWords>): string {
  const block = /^blocks\.(\d+)$/.exec(where)?.[1];
  return block === undefined ? '' : t('pages.edit.block', { at: Number(block) + 1 });
}
