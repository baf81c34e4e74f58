import { call, type ReplyOf } from '@yanzhen/web-kit/client.ts';
import { asProblem, type Problem } from '@yanzhen/web-kit/problem.ts';
import { useEffect, useState } from 'react';
import { previewLetter, type LetterContent } from '../contract.ts';

type Reply = ReplyOf<typeof previewLetter>;

interface Preview {
  readonly reply: Reply;
  readonly problem: Problem | null;
  readonly pending: boolean;
  /** Looks again at the same text, as after a reason was kept. */
  readonly askAgain: () => void;
}

interface Answered {
  readonly reply: Reply;
  readonly problem: Problem | null;
  /** The content that was answered to. */
  readonly to: string;
}

/**
 * How the text in the editor looks, asked anew half a second after the last change.
 *
 * @param first  How the saved text looks; shown until the first answer.
 */
export function usePreview(letterId: string, content: LetterContent, first: Reply): Preview {
  const [round, setRound] = useState(0);
  const asked = JSON.stringify({ content, round });
  const [preview, setPreview] = useState<Answered>({ reply: first, problem: null, to: '' });
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(() => {
      const body = { content: (JSON.parse(asked) as { content: LetterContent }).content };
      call(previewLetter, { params: { letterId }, body }, stop.signal).then(
        (reply) => setPreview({ reply, problem: null, to: asked }),
        (thrown: unknown) => {
          if (stop.signal.aborted) return;
          setPreview((before) => ({ ...before, problem: asProblem(thrown), to: asked }));
        },
      );
    }, 500);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [letterId, asked]);
  return {
    reply: preview.reply,
    problem: preview.problem,
    pending: preview.to !== asked,
    askAgain: () => setRound((before) => before + 1),
  };
}
