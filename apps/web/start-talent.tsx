import '@yanzhen/web-kit/styles/plain.css';
import { createEntry } from './router.tsx';
import { TalentShell } from './shell/talent-shell.tsx';
import { startPage } from './start-page.tsx';

void startPage(
  createEntry({
    entry: 'talent',
    shell: TalentShell,
    front: () => import('./home/cities-page.tsx').then((m) => m.CitiesPage),
  }),
);
