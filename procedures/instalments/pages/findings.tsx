import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import type { Finding } from '../contract.ts';
import './instalments.css';

const tones = { yes: 'good', no: 'bad', unknown: 'waiting' } as const;

/** Each duty with its answer, and who says so. */
export function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  const t = useWords('instalments');
  const text = useText();
  return (
    <ul className="instalments-findings">
      {findings.map((finding) => (
        <li key={finding.id}>
          <Tag tone={tones[finding.outcome]}>{t(`outcome.${finding.outcome}`)}</Tag>{' '}
          {text(finding.says)}
          {finding.source === null ? null : (
            <span className="yz-small">
              {' '}
              {t(`source.${finding.source}`)} {finding.on}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
