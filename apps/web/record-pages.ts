import type { PageLine } from './page-line.ts';

/** Who looks into records of mechanisms, beside those who keep them. */
const readers = ['county-officer', 'leader', 'auditor', 'administrator'];
const shared = ['records', 'policies', 'organisations'];

/** Pages of platforms, nominations, colleges and the listing plan. */
export const recordPages: readonly PageLine[] = [
  {
    entry: 'desk',
    path: '/:city/desk/platforms',
    namespaces: ['platforms', ...shared],
    who: 'staff',
    load: () =>
      import('@yanzhen/mechanisms/platforms/pages/platforms-page.tsx').then((m) => m.PlatformsPage),
    nav: { key: 'platforms', group: 'records', roles: ['science-officer', ...readers] },
  },
  {
    entry: 'desk',
    path: '/:city/desk/platforms/import',
    namespaces: ['platforms', 'records', 'imports'],
    who: 'staff',
    load: () =>
      import('@yanzhen/mechanisms/platforms/pages/import-pages.tsx').then(
        (m) => m.PlatformImportsPage,
      ),
  },
  {
    entry: 'desk',
    path: '/:city/desk/platforms/import/:importId',
    namespaces: ['platforms', 'records', 'imports'],
    who: 'staff',
    load: () =>
      import('@yanzhen/mechanisms/platforms/pages/import-pages.tsx').then(
        (m) => m.PlatformImportPage,
      ),
  },
  {
    entry: 'desk',
    path: '/:city/desk/platforms/:platformId',
    namespaces: ['platforms', ...shared],
    who: 'staff',
    load: () =>
      import('@yanzhen/mechanisms/platforms/pages/platform-page.tsx').then((m) => m.PlatformPage),
  },
  {
    entry: 'desk',
    path: '/:city/desk/platform-tasks',
    namespaces: ['platforms', 'records'],
    who: 'staff',
    load: () =>
      import('@yanzhen/mechanisms/platforms/pages/tasks-page.tsx').then((m) => m.TasksPage),
    nav: { key: 'platform-tasks', group: 'records', roles: ['science-officer', ...readers] },
  },
];
