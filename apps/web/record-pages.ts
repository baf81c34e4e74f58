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
  {
    entry: 'desk',
    path: '/:city/desk/nomination-rounds',
    namespaces: ['nominations', ...shared],
    who: 'staff',
    load: () =>
      import('@yanzhen/mechanisms/nominations/pages/rounds-page.tsx').then((m) => m.RoundsPage),
    nav: { key: 'nominations', group: 'records', roles: ['nomination-officer', ...readers] },
  },
  {
    entry: 'desk',
    path: '/:city/desk/nomination-rounds/:roundId',
    namespaces: ['nominations', ...shared],
    who: 'staff',
    load: () =>
      import('@yanzhen/mechanisms/nominations/pages/round-page.tsx').then((m) => m.RoundPage),
  },
  {
    entry: 'desk',
    path: '/:city/desk/nominations/import',
    namespaces: ['nominations', 'records', 'imports'],
    who: 'staff',
    load: () =>
      import('@yanzhen/mechanisms/nominations/pages/import-pages.tsx').then(
        (m) => m.NomineeImportsPage,
      ),
  },
  {
    entry: 'desk',
    path: '/:city/desk/nominations/import/:importId',
    namespaces: ['nominations', 'records', 'imports'],
    who: 'staff',
    load: () =>
      import('@yanzhen/mechanisms/nominations/pages/import-pages.tsx').then(
        (m) => m.NomineeImportPage,
      ),
  },
  {
    entry: 'desk',
    path: '/:city/desk/nominations/:nominationId',
    namespaces: ['nominations', ...shared],
    who: 'staff',
    load: () =>
      import('@yanzhen/mechanisms/nominations/pages/nomination-page.tsx').then(
        (m) => m.NominationPage,
      ),
  },
  {
    entry: 'desk',
    path: '/:city/desk/colleges',
    namespaces: ['colleges', ...shared],
    who: 'staff',
    load: () =>
      import('@yanzhen/mechanisms/colleges/pages/colleges-page.tsx').then((m) => m.CollegesPage),
    nav: {
      key: 'colleges',
      group: 'records',
      roles: ['education-officer', 'college-clerk', ...readers],
    },
  },
  {
    entry: 'desk',
    path: '/:city/desk/colleges/import',
    namespaces: ['colleges', 'records', 'imports'],
    who: 'staff',
    load: () =>
      import('@yanzhen/mechanisms/colleges/pages/import-pages.tsx').then((m) => m.ValueImportsPage),
  },
  {
    entry: 'desk',
    path: '/:city/desk/colleges/import/:importId',
    namespaces: ['colleges', 'records', 'imports'],
    who: 'staff',
    load: () =>
      import('@yanzhen/mechanisms/colleges/pages/import-pages.tsx').then((m) => m.ValueImportPage),
  },
  {
    entry: 'desk',
    path: '/:city/desk/colleges/:upgradeId',
    namespaces: ['colleges', ...shared],
    who: 'staff',
    load: () =>
      import('@yanzhen/mechanisms/colleges/pages/college-page.tsx').then((m) => m.CollegePage),
  },
  {
    entry: 'desk',
    path: '/:city/desk/listing',
    namespaces: ['listing', ...shared],
    who: 'staff',
    load: () =>
      import('@yanzhen/mechanisms/listing/pages/enterprises-page.tsx').then(
        (m) => m.EnterprisesPage,
      ),
    nav: {
      key: 'listing',
      group: 'records',
      roles: ['listing-officer', 'listing-adviser', ...readers],
    },
  },
  {
    entry: 'desk',
    path: '/:city/desk/listing/import',
    namespaces: ['listing', 'records', 'imports'],
    who: 'staff',
    load: () =>
      import('@yanzhen/mechanisms/listing/pages/import-pages.tsx').then(
        (m) => m.EnterpriseImportsPage,
      ),
  },
  {
    entry: 'desk',
    path: '/:city/desk/listing/import/:importId',
    namespaces: ['listing', 'records', 'imports'],
    who: 'staff',
    load: () =>
      import('@yanzhen/mechanisms/listing/pages/import-pages.tsx').then(
        (m) => m.EnterpriseImportPage,
      ),
  },
  {
    entry: 'desk',
    path: '/:city/desk/listing/:enterpriseId',
    namespaces: ['listing', ...shared],
    who: 'staff',
    load: () =>
      import('@yanzhen/mechanisms/listing/pages/enterprise-page.tsx').then((m) => m.EnterprisePage),
  },
];
