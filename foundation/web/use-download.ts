import { useState } from 'react';
import { download } from './client.ts';
import { asProblem, type Problem } from './problem.ts';

/** Saves replies of `download` endpoints as files; `problem` is why the last one could not be had. */
export function useDownload(): {
  readonly problem: Problem | null;
  readonly save: typeof download;
} {
  const [problem, setProblem] = useState<Problem | null>(null);
  const save: typeof download = async (endpoint, input) => {
    setProblem(null);
    await download(endpoint, input).catch((thrown: unknown) => setProblem(asProblem(thrown)));
  };
  return { problem, save };
}
