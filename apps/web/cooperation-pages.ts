import type { PageLine } from './page-line.ts';

/** Who looks into visits, institutes, bases and classes. */
const cooperationReaders = [
  'science-officer',
  'education-officer',
  'county-officer',
  'leader',
  'auditor',
  'administrator',
];
/** Who looks into calls for grants and their milestones. */
const fundReaders = [
  'science-officer',
  'county-officer',
  'city-checker',
  'approver',
  'leader',
  'auditor',
];
const namespaces = ['cooperation', 'records', 'policies', 'organisations', 'agreements'];

/** The sheets by which records come in: where the uploads are, and each of them. */
const sheetPages = (
  [
    'projects',
    'agreements',
    'gatherings',
    'institute-people',
    'training-bases',
    'training-classes',
    'class-students',
  ] as const
).flatMap((kind): readonly PageLine[] => {
  const shared = { entry: 'desk', namespaces: ['cooperation', 'imports'], who: 'staff' } as const;
  const load = async (page: 'list' | 'one') =>
    (await import('@yanzhen/mechanisms/cooperation/pages/import-pages.tsx')).importPagesOf(kind)[
      page
    ];
  return [
    { ...shared, path: `/:city/desk/${kind}/import`, load: () => load('list') },
    { ...shared, path: `/:city/desk/${kind}/import/:importId`, load: () => load('one') },
  ];
});

/** Pages of agreements, projects and what grows out of them. */
export const cooperationPages: readonly PageLine[] = [
  ...sheetPages,
  {
    entry: 'desk',
    path: '/:city/desk/agreements',
    namespaces: ['agreements', 'policies', 'organisations'],
    who: 'staff',
    load: () =>
      import('@yanzhen/registers/agreements/pages/agreements-page.tsx').then(
        (m) => m.AgreementsPage,
      ),
    nav: {
      key: 'agreements',
      group: 'records',
      roles: [
        'science-officer',
        'education-officer',
        'county-officer',
        'city-checker',
        'approver',
        'leader',
        'auditor',
        'administrator',
      ],
    },
  },
  {
    entry: 'desk',
    path: '/:city/desk/agreements/:agreementId',
    namespaces: ['agreements', 'policies', 'organisations'],
    who: 'staff',
    load: () =>
      import('@yanzhen/registers/agreements/pages/agreement-page.tsx').then((m) => m.AgreementPage),
  },
  {
    entry: 'desk',
    path: '/:city/desk/projects',
    namespaces: ['projects', 'agreements', 'policies', 'organisations'],
    who: 'staff',
    load: () =>
      import('@yanzhen/registers/projects/pages/projects-page.tsx').then((m) => m.ProjectsPage),
    nav: {
      key: 'projects',
      group: 'records',
      roles: [
        'science-officer',
        'county-officer',
        'city-checker',
        'approver',
        'leader',
        'auditor',
        'administrator',
      ],
    },
  },
  {
    entry: 'desk',
    path: '/:city/desk/projects/:projectId',
    namespaces: ['projects', 'agreements', 'policies', 'organisations'],
    who: 'staff',
    load: () =>
      import('@yanzhen/registers/projects/pages/project-page.tsx').then((m) => m.ProjectPage),
  },
  {
    entry: 'desk',
    path: '/:city/desk/projects/outcomes/:outcomeId',
    namespaces: ['projects', 'agreements', 'policies', 'organisations'],
    who: 'staff',
    load: () =>
      import('@yanzhen/registers/projects/pages/outcome-page.tsx').then((m) => m.OutcomePage),
  },
  {
    entry: 'desk',
    path: '/:city/desk/agreements/:agreementId/outcomes',
    namespaces: ['projects', 'agreements', 'policies', 'organisations'],
    who: 'staff',
    load: () =>
      import('@yanzhen/registers/projects/pages/agreement-outcomes-page.tsx').then(
        (m) => m.AgreementOutcomesPage,
      ),
  },
  {
    entry: 'desk',
    path: '/:city/desk/funds',
    namespaces: ['special-funds'],
    who: 'staff',
    load: () =>
      import('@yanzhen/mechanisms/special-funds/pages/calls-page.tsx').then((m) => m.CallsPage),
    nav: { key: 'funds', group: 'work', roles: fundReaders },
  },
  {
    entry: 'desk',
    path: '/:city/desk/funds/:callId',
    namespaces: ['special-funds'],
    who: 'staff',
    load: () =>
      import('@yanzhen/mechanisms/special-funds/pages/call-page.tsx').then((m) => m.CallPage),
  },
  {
    entry: 'desk',
    path: '/:city/desk/funds/applications/:applicationId',
    namespaces: ['special-funds'],
    who: 'staff',
    load: () =>
      import('@yanzhen/mechanisms/special-funds/pages/fund-page.tsx').then((m) => m.FundPage),
  },
  {
    entry: 'desk',
    path: '/:city/desk/milestones',
    namespaces: ['instalments'],
    who: 'staff',
    load: () =>
      import('@yanzhen/procedures/instalments/pages/milestones-page.tsx').then(
        (m) => m.MilestonesPage,
      ),
    nav: { key: 'milestones', group: 'work', roles: fundReaders },
  },
  {
    entry: 'desk',
    path: '/:city/desk/milestones/:milestoneId',
    namespaces: ['instalments'],
    who: 'staff',
    load: () =>
      import('@yanzhen/procedures/instalments/pages/milestone-page.tsx').then(
        (m) => m.MilestonePage,
      ),
  },
  {
    entry: 'desk',
    path: '/:city/desk/agreements/:agreementId/papers',
    namespaces,
    who: 'staff',
    load: () =>
      import('@yanzhen/mechanisms/cooperation/pages/agreement-papers-page.tsx').then(
        (m) => m.AgreementPapersPage,
      ),
  },
  {
    entry: 'desk',
    path: '/:city/desk/gatherings',
    namespaces,
    who: 'staff',
    load: () =>
      import('@yanzhen/mechanisms/cooperation/pages/gatherings-page.tsx').then(
        (m) => m.GatheringsPage,
      ),
    nav: {
      key: 'gatherings',
      group: 'records',
      roles: cooperationReaders,
    },
  },
  {
    entry: 'desk',
    path: '/:city/desk/gatherings/:gatheringId',
    namespaces,
    who: 'staff',
    load: () =>
      import('@yanzhen/mechanisms/cooperation/pages/gathering-page.tsx').then(
        (m) => m.GatheringPage,
      ),
  },
  {
    entry: 'desk',
    path: '/:city/desk/institutes',
    namespaces,
    who: 'staff',
    load: () =>
      import('@yanzhen/mechanisms/cooperation/pages/institutes-page.tsx').then(
        (m) => m.InstitutesPage,
      ),
    nav: {
      key: 'institutes',
      group: 'records',
      roles: cooperationReaders,
    },
  },
  {
    entry: 'desk',
    path: '/:city/desk/institutes/:instituteId',
    namespaces,
    who: 'staff',
    load: () =>
      import('@yanzhen/mechanisms/cooperation/pages/institute-page.tsx').then(
        (m) => m.InstitutePage,
      ),
  },
  {
    entry: 'desk',
    path: '/:city/desk/training-bases',
    namespaces,
    who: 'staff',
    load: () =>
      import('@yanzhen/mechanisms/cooperation/pages/bases-page.tsx').then((m) => m.BasesPage),
    nav: {
      key: 'training-bases',
      group: 'records',
      roles: cooperationReaders,
    },
  },
  {
    entry: 'desk',
    path: '/:city/desk/training-bases/:baseId',
    namespaces,
    who: 'staff',
    load: () =>
      import('@yanzhen/mechanisms/cooperation/pages/base-page.tsx').then((m) => m.BasePage),
  },
  {
    entry: 'desk',
    path: '/:city/desk/training-classes',
    namespaces,
    who: 'staff',
    load: () =>
      import('@yanzhen/mechanisms/cooperation/pages/classes-page.tsx').then((m) => m.ClassesPage),
    nav: {
      key: 'training-classes',
      group: 'records',
      roles: cooperationReaders,
    },
  },
  {
    entry: 'desk',
    path: '/:city/desk/training-classes/:classId',
    namespaces,
    who: 'staff',
    load: () =>
      import('@yanzhen/mechanisms/cooperation/pages/class-page.tsx').then((m) => m.ClassPage),
  },
];
