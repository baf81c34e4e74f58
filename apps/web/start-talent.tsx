import '@yanzhen/web-kit/styles/plain.css';
import { loadWords } from '@yanzhen/web-kit/words.ts';
import { lazy } from 'react';
import { createEntry } from './router.tsx';
import { TalentShell } from './shell/talent-shell.tsx';
import { startPage } from './start-page.tsx';
import { talentPages } from './talent-pages.ts';
import { talentWords } from './talent-words.ts';

const FrontPage = lazy(async () => {
  const [{ CitiesPage }] = await Promise.all([
    import('./home/cities-page.tsx'),
    loadWords(['home']),
  ]);
  return { default: CitiesPage };
});

void startPage(
  createEntry({
    entry: 'talent',
    pages: talentPages,
    shell: TalentShell,
    front: FrontPage,
  }),
  talentWords,
);
