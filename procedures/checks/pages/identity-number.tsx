import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import * as contract from '../contract.ts';

const shownFor = 60_000;

/** A masked identity number that is shown for a minute; the question is the reason, and it is kept. */
export function IdentityNumber(props: {
  readonly questionId: string;
  readonly masked: string | null;
  readonly mayOpen: boolean;
}) {
  const t = useWords('checks');
  const [full, setFull] = useState<string | null>(null);
  const opening = useTell(contract.openIdentity, { invalidates: [] });
  useEffect(() => {
    if (full === null) return;
    const timer = setTimeout(() => setFull(null), shownFor);
    return () => clearTimeout(timer);
  }, [full]);
  if (props.masked === null) return <>{t('pages.answer.identity-none')}</>;
  const open = async () => {
    const { identityNumber } = await opening.tell({ params: { questionId: props.questionId } });
    setFull(identityNumber);
  };
  return (
    <>
      <span className="checks-number">{full ?? props.masked}</span>
      {props.mayOpen && full === null ? (
        <Button
          type="link"
          size="small"
          loading={opening.pending}
          onClick={() => void open().catch(() => undefined)}
        >
          {t('pages.answer.show')}
        </Button>
      ) : null}
      {opening.problem ? <ProblemNotice problem={opening.problem} /> : null}
    </>
  );
}
