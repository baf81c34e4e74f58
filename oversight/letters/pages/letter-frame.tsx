import { useWords } from '@yanzhen/web-kit/words.ts';

/** A letter as it would be printed, in a frame that runs nothing and reaches nothing. */
export function LetterFrame({ html }: { readonly html: string }) {
  const t = useWords('letters');
  return (
    <iframe className="yz-letter-frame" sandbox="" srcDoc={html} title={t('pages.show.frame')} />
  );
}
