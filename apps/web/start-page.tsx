import { startTypeSize } from '@yanzhen/web-kit/plain/header.tsx';
import { startWords, type WordsLoader } from '@yanzhen/web-kit/words.ts';
import { StrictMode, Suspense, type ComponentType } from 'react';
import { createRoot } from 'react-dom/client';

/** Draws an entry when the common words are there. */
export async function startPage(Entry: ComponentType, words: WordsLoader): Promise<void> {
  const place = document.getElementById('root');
  if (place === null) throw new Error('the page has no #root');
  startTypeSize();
  reloadAfterRelease();
  await startWords(words);
  createRoot(place).render(
    <StrictMode>
      <Suspense fallback={null}>
        <Entry />
      </Suspense>
    </StrictMode>,
  );
}

const reloadedAt = 'yanzhen.reloaded';

// After a release the files that an open page still wants are gone: load the new ones, once a minute
// at most, so that a server that lost them does not send the browser in circles.
function reloadAfterRelease(): void {
  addEventListener('vite:preloadError', (event) => {
    const last = Number(sessionStorage.getItem(reloadedAt) ?? 0);
    if (Date.now() - last < 60_000) return;
    sessionStorage.setItem(reloadedAt, String(Date.now()));
    event.preventDefault();
    location.reload();
  });
}
