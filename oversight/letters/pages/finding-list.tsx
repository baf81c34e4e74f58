import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { WordsDialogue } from '@yanzhen/web-kit/desk/words-dialogue.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useState } from 'react';
import { passFindings, wordsOf, type LetterFinding } from '../contract.ts';
import { openFindings, rankOf, sameKind } from './findings.ts';

interface FindingListProps {
  readonly findings: readonly LetterFinding[];
  /** Goes to the place in the editor; left out where there is none. */
  readonly onGo?: (finding: LetterFinding) => void;
  /** Keeps a warning with a reason; left out where the reader may not. */
  readonly keep?: {
    readonly letterId: string;
    readonly version: number;
    /** What is not saved cannot be kept. */
    readonly unsaved: boolean;
    readonly onKept: () => void;
  };
}

/** What the linter found: what stops first, then open warnings, then those kept with a reason. */
export function FindingList({ findings, onGo, keep }: FindingListProps) {
  const t = useWords('letters');
  const text = useText();
  const [keeping, setKeeping] = useState<LetterFinding | null>(null);
  if (findings.length === 0) return <p>{t('pages.show.no-findings')}</p>;
  return (
    <>
      <ul className="yz-findings">
        {findings
          .toSorted((a, b) => rankOf(a) - rankOf(b))
          .map((finding, at) => (
            <li key={`${at} ${finding.code}`}>
              <p>
                <SeverityTag finding={finding} /> {text(finding.says)}
              </p>
              <p className="yz-small">{text(finding.remedy)}</p>
              {finding.passed === null ? null : (
                <p className="yz-small">{t('pages.show.passed', finding.passed)}</p>
              )}
              <div className="yz-finding-acts">
                <Place finding={finding} onGo={onGo} />
                {keep && finding.severity === 'warning' && finding.passed === null ? (
                  <Button
                    size="small"
                    disabled={keep.unsaved}
                    title={keep.unsaved ? t('pages.show.pass-save-first') : undefined}
                    aria-label={`${t('pages.show.pass')}: ${text(finding.says)}`}
                    onClick={() => setKeeping(finding)}
                  >
                    {t('pages.show.pass')}
                  </Button>
                ) : null}
              </div>
            </li>
          ))}
      </ul>
      {keep && keeping ? (
        <KeepDialogue
          {...keep}
          finding={keeping}
          findings={findings}
          onClose={() => setKeeping(null)}
        />
      ) : null}
    </>
  );
}

function SeverityTag({ finding }: { readonly finding: LetterFinding }) {
  const t = useWords('letters');
  if (finding.passed !== null) return <Tag tone="plain">{t('pages.show.severity-passed')}</Tag>;
  return (
    <Tag tone={finding.severity === 'error' ? 'bad' : 'attention'}>
      {t(`pages.show.severity-${finding.severity}`)}
    </Tag>
  );
}

function Place({
  finding,
  onGo,
}: {
  readonly finding: LetterFinding;
  readonly onGo: FindingListProps['onGo'];
}) {
  const t = useWords('letters');
  const place = placeOf(finding.where, t);
  if (!onGo || place === '') return <span className="yz-small">{place}</span>;
  return (
    <Button
      size="small"
      aria-label={`${t('pages.show.go')}: ${place}`}
      onClick={() => onGo(finding)}
    >
      {place}
    </Button>
  );
}

function placeOf(where: string, t: ReturnType<typeof useWords>): string {
  const block = /^blocks\.(\d+)$/.exec(where)?.[1];
  if (block !== undefined) return t('pages.edit.block', { at: Number(block) + 1 });
  const part = where.split('.')[0] ?? '';
  const named = ['title', 'salutation', 'closing', 'contact', 'copyTo', 'attachments', 'notes'];
  return named.includes(part) ? t(`pages.changes.where.${part}`) : '';
}

function KeepDialogue({
  letterId,
  version,
  finding,
  findings,
  onKept,
  onClose,
}: NonNullable<FindingListProps['keep']> & {
  readonly finding: LetterFinding;
  readonly findings: readonly LetterFinding[];
  readonly onClose: () => void;
}) {
  const t = useWords('letters');
  const text = useText();
  const pass = useTell(passFindings);
  const alike = sameKind(openFindings(findings), finding);
  return (
    <WordsDialogue
      title={t('pages.show.pass')}
      explains={
        <>
          <p>{text(finding.says)}</p>
          <p>{t('pages.show.pass-explains')}</p>
        </>
      }
      fields={[
        { id: 'reason', label: t('pages.show.pass-reason'), required: true },
        ...(alike.length > 1
          ? [
              {
                id: 'which',
                label: t('pages.show.pass-which'),
                first: 'one',
                options: [
                  { value: 'one', label: t('pages.show.pass-one') },
                  { value: 'alike', label: t('pages.show.pass-same', { count: alike.length }) },
                ],
              },
            ]
          : []),
      ]}
      onSend={({ reason = '', which }) => {
        const chosen = which === 'alike' ? alike : [finding];
        const kept = chosen.map((each) => ({ code: each.code, excerpt: wordsOf(each) }));
        const body = { version, findings: kept, reason };
        return pass.tell({ params: { letterId }, body });
      }}
      onDone={() => {
        announce(t('pages.show.pass-done'));
        onKept();
        onClose();
      }}
      onClose={onClose}
    />
  );
}
