import { addressOf } from '@yanzhen/web-kit/client.ts';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { showRecord } from '../contract.ts';

/** The record to download and the command that recomputes it. */
export function Recompute({
  roundId,
  number,
}: {
  readonly roundId: string;
  readonly number: string;
}) {
  const t = useWords('second-looks');
  const file = `${number}.json`;
  return (
    <>
      <p>
        <a href={addressOf(showRecord, { params: { roundId } })} download={file}>
          {t('pages.public.record')} {file}
        </a>
      </p>
      <pre className="second-command">
        <code>{`node scripts/verify-draw.mjs ${file}`}</code>
      </pre>
    </>
  );
}
