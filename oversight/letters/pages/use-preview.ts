import { call, type ReplyOf } from '@yanzhen/web-kit/client.ts';
import { asProblem, type Problem } from '@yanzhen/web-kit/problem.ts';
import { useEffect, useState } from 'react';
import { previewLetter, type LetterContent } from '../contract.ts';

interface Preview {
  readonly reply: ReplyOf<typeof previewLetter> | undefined;
  readonly problem: Problem | null;
  readonly pending: boolean;
}

/** How the text in the editor looks, asked anew half a second after the last change. */
export function usePreview(letterId: string, content: LetterContent): Preview {
  const [preview, setPreview] = useState<Preview>({
    reply: undefined,
    problem: null,
    pending: true,
  });
  const asked = JSON.stringify(content);
  useEffect(() => {
    const stop = new AbortController();
    setPreview((before) => ({ ...before, pending: true }));
    const timer = setTimeout(() => {
      const body = { content: JSON.parse(asked) as LetterContent };
      call(previewLetter, { params: { letterId }, body }, stop.signal).then(
        (reply) => setPreview({ reply, problem: null, pending: false }),
        (thrown: unknown) => {
          if (stop.signal.aborted) return;
          setPreview((before) => ({ ...before, problem: asProblem(thrown), pending: false }));
        },
      );
    }, 500);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [letterId, asked]);
  return preview;
}
