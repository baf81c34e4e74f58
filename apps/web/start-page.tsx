import { startTypeSize } from '@yanzhen/web-kit/plain/header.tsx';
import { startWords } from '@yanzhen/web-kit/words.ts';
import { StrictMode, Suspense, type ComponentType } from 'react';
import { createRoot } from 'react-dom/client';
import { loadWordsFile } from './words-files.ts';

/** Draws an entry when the common words are there. */
export async function startPage(Entry: ComponentType): Promise<void> {
  const place = document.getElementById('root');
  if (place === null) throw new Error('the page has no #root');
  startTypeSize();
  await startWords(loadWordsFile);
  createRoot(place).render(
    <StrictMode>
      <Suspense fallback={null}>
        <Entry />
      </Suspense>
    </StrictMode>,
  );
}
