import type { PageLine } from './page-line.ts';

/**
 * Every page of the product.
 *
 * To add one: export a component without props from `<layer>/<feature>/pages/<page>.tsx`, then a line
 * here. It reads its parameters by `useRoute().params` and its words by `useWords('<feature>')`.
 * Write `import('…').then((m) => m.Name)`: each page is a chunk of its own, loaded when it is opened.
 * Give it `nav` or `tile` to be found, with the words in `shell/words.zh.yaml` and `.en.yaml`.
 * A `talent` page must not import antd or `@yanzhen/web-kit/desk/*` (bundle-budget.test.ts refuses it).
 */
export const pages: readonly PageLine[] = [
  {
    entry: 'talent',
    path: '/:city',
    namespaces: ['home'],
    who: 'anyone',
    load: () => import('./home/home-page.tsx').then((m) => m.HomePage),
    nav: { key: 'home' },
  },
  {
    entry: 'talent',
    path: '/:city/sign-in',
    namespaces: ['sign-in'],
    who: 'anyone',
    load: () => import('./sign-in/mobile-page.tsx').then((m) => m.MobileSignInPage),
  },
  {
    entry: 'talent',
    path: '/:city/demo/mailbox',
    namespaces: ['demo'],
    who: 'anyone',
    load: () => import('./demo/mailbox-page.tsx').then((m) => m.MailboxPage),
  },
  {
    entry: 'talent',
    path: '/:city/apply/:benefitId',
    namespaces: ['subsidies', 'applications'],
    who: 'talent',
    load: () =>
      import('@yanzhen/mechanisms/subsidies/pages/start-page.tsx').then((m) => m.StartPage),
  },
  {
    entry: 'talent',
    path: '/:city/applications',
    namespaces: ['subsidies', 'applications'],
    who: 'talent',
    load: () =>
      import('@yanzhen/mechanisms/subsidies/pages/my-applications.tsx').then(
        (m) => m.MyApplications,
      ),
    nav: { key: 'applications' },
    tile: { key: 'applications', icon: 'list' },
  },
  {
    entry: 'talent',
    path: '/:city/applications/:applicationId',
    namespaces: ['subsidies', 'applications'],
    who: 'talent',
    load: () =>
      import('@yanzhen/mechanisms/subsidies/pages/application-page.tsx').then(
        (m) => m.ApplicationPage,
      ),
  },
  {
    entry: 'talent',
    path: '/:city/applications/:applicationId/identity',
    namespaces: ['subsidies', 'applications'],
    who: 'talent',
    load: () =>
      import('@yanzhen/mechanisms/subsidies/pages/identity-page.tsx').then((m) => m.IdentityPage),
  },
  {
    entry: 'talent',
    path: '/:city/applications/:applicationId/employer',
    namespaces: ['subsidies', 'applications'],
    who: 'talent',
    load: () =>
      import('@yanzhen/mechanisms/subsidies/pages/employer-page.tsx').then((m) => m.EmployerPage),
  },
  {
    entry: 'talent',
    path: '/:city/applications/:applicationId/questions',
    namespaces: ['subsidies', 'applications'],
    who: 'talent',
    load: () =>
      import('@yanzhen/mechanisms/subsidies/pages/question-page.tsx').then((m) => m.QuestionPage),
  },
  {
    entry: 'talent',
    path: '/:city/applications/:applicationId/evidence',
    namespaces: ['subsidies', 'applications'],
    who: 'talent',
    load: () =>
      import('@yanzhen/mechanisms/subsidies/pages/evidence-page.tsx').then((m) => m.EvidencePage),
  },
  {
    entry: 'talent',
    path: '/:city/applications/:applicationId/account',
    namespaces: ['subsidies', 'applications'],
    who: 'talent',
    load: () =>
      import('@yanzhen/mechanisms/subsidies/pages/account-page.tsx').then((m) => m.AccountPage),
  },
  {
    entry: 'talent',
    path: '/:city/applications/:applicationId/check',
    namespaces: ['subsidies', 'applications'],
    who: 'talent',
    load: () =>
      import('@yanzhen/mechanisms/subsidies/pages/check-page.tsx').then((m) => m.CheckPage),
  },
  {
    entry: 'talent',
    path: '/:city/applications/:applicationId/submitted',
    namespaces: ['subsidies', 'applications'],
    who: 'talent',
    load: () =>
      import('@yanzhen/mechanisms/subsidies/pages/submitted-page.tsx').then((m) => m.SubmittedPage),
  },
  {
    entry: 'talent',
    path: '/:city/applications/:applicationId/correction',
    namespaces: ['subsidies', 'applications'],
    who: 'talent',
    load: () =>
      import('@yanzhen/mechanisms/subsidies/pages/correction-page.tsx').then(
        (m) => m.CorrectionPage,
      ),
  },
  {
    entry: 'talent',
    path: '/:city/employments',
    namespaces: ['subsidies', 'applications'],
    who: 'agent',
    load: () =>
      import('@yanzhen/mechanisms/subsidies/pages/employments-page.tsx').then(
        (m) => m.EmploymentsPage,
      ),
    nav: { key: 'confirmations' },
  },
  {
    entry: 'talent',
    path: '/:city/employments/:applicationId',
    namespaces: ['subsidies', 'applications'],
    who: 'agent',
    load: () =>
      import('@yanzhen/mechanisms/subsidies/pages/employment-page.tsx').then(
        (m) => m.EmploymentPage,
      ),
  },
  {
    entry: 'desk',
    path: '/:city/desk',
    namespaces: ['home'],
    who: 'staff',
    load: () => import('./home/desk-home-page.tsx').then((m) => m.DeskHomePage),
    nav: { key: 'desk-home' },
  },
  {
    entry: 'desk',
    path: '/:city/desk/sign-in',
    namespaces: ['sign-in'],
    who: 'anyone',
    load: () => import('./sign-in/staff-page.tsx').then((m) => m.StaffSignInPage),
  },
  {
    entry: 'desk',
    path: '/:city/desk/cases',
    namespaces: ['subsidies', 'applications'],
    who: 'staff',
    load: () =>
      import('@yanzhen/mechanisms/subsidies/pages/desk-queue.tsx').then((m) => m.DeskQueue),
    nav: {
      key: 'cases',
      group: 'work',
      roles: [
        'county-officer',
        'city-checker',
        'approver',
        'publicity-officer',
        'finance-preparer',
        'finance-signer',
        'finance-releaser',
        'auditor',
      ],
    },
  },
  {
    entry: 'desk',
    path: '/:city/desk/cases/:applicationId',
    namespaces: ['subsidies', 'applications'],
    who: 'staff',
    load: () => import('@yanzhen/mechanisms/subsidies/pages/desk-case.tsx').then((m) => m.DeskCase),
  },
  {
    entry: 'desk',
    path: '/:city/desk/approvals',
    namespaces: ['subsidies', 'applications'],
    who: 'staff',
    load: () =>
      import('@yanzhen/mechanisms/subsidies/pages/desk-approvals.tsx').then((m) => m.DeskApprovals),
    nav: { key: 'approvals', group: 'work', roles: ['approver'] },
  },
  {
    entry: 'desk',
    path: '/:city/desk/window',
    namespaces: ['subsidies', 'applications'],
    who: 'staff',
    load: () =>
      import('@yanzhen/mechanisms/subsidies/pages/desk-window.tsx').then((m) => m.DeskWindow),
    nav: { key: 'window', group: 'work', roles: ['window-clerk'] },
  },
  {
    entry: 'desk',
    path: '/:city/desk/window/new',
    namespaces: ['subsidies', 'applications'],
    who: 'staff',
    load: () =>
      import('@yanzhen/mechanisms/subsidies/pages/desk-window-new.tsx').then(
        (m) => m.DeskWindowNew,
      ),
  },
  {
    entry: 'desk',
    path: '/:city/desk/window/:applicationId',
    namespaces: ['subsidies', 'applications'],
    who: 'staff',
    load: () =>
      import('@yanzhen/mechanisms/subsidies/pages/desk-window-filing.tsx').then(
        (m) => m.DeskWindowFiling,
      ),
  },
  {
    entry: 'talent',
    path: '/:city/benefits',
    namespaces: ['policies'],
    who: 'anyone',
    load: () =>
      import('@yanzhen/registers/policies/pages/benefits-page.tsx').then((m) => m.BenefitsPage),
    nav: { key: 'calculator' },
    tile: { key: 'calculator', icon: 'calculator' },
  },
  {
    entry: 'talent',
    path: '/:city/benefits/:benefitId',
    namespaces: ['policies'],
    who: 'anyone',
    load: () =>
      import('@yanzhen/registers/policies/pages/benefit-page.tsx').then((m) => m.BenefitPage),
  },
  {
    entry: 'talent',
    path: '/:city/me',
    namespaces: ['talents'],
    who: 'talent',
    load: () => import('@yanzhen/registers/talents/pages/me-page.tsx').then((m) => m.MePage),
    nav: { key: 'me' },
  },
  {
    entry: 'desk',
    path: '/:city/desk/organisations',
    namespaces: ['organisations'],
    who: 'staff',
    load: () =>
      import('@yanzhen/registers/organisations/pages/organisations-page.tsx').then(
        (m) => m.OrganisationsPage,
      ),
    nav: { key: 'organisations', group: 'records' },
  },
  {
    entry: 'desk',
    path: '/:city/desk/policies',
    namespaces: ['policies'],
    who: 'staff',
    load: () =>
      import('@yanzhen/registers/policies/pages/policies-page.tsx').then((m) => m.PoliciesPage),
    nav: {
      key: 'policies',
      group: 'city',
      roles: [
        'policy-admin',
        'administrator',
        'county-officer',
        'city-checker',
        'approver',
        'publicity-officer',
        'leader',
        'auditor',
      ],
    },
  },
  {
    entry: 'desk',
    path: '/:city/desk/policies/publish',
    namespaces: ['policies'],
    who: 'staff',
    load: () =>
      import('@yanzhen/registers/policies/pages/publish-page.tsx').then((m) => m.PublishPage),
  },
  {
    entry: 'desk',
    path: '/:city/desk/policies/:versionId',
    namespaces: ['policies'],
    who: 'staff',
    load: () =>
      import('@yanzhen/registers/policies/pages/policy-version-page.tsx').then(
        (m) => m.PolicyVersionPage,
      ),
  },
  {
    entry: 'desk',
    path: '/:city/desk/calendar',
    namespaces: ['calendar'],
    who: 'staff',
    load: () =>
      import('@yanzhen/registers/calendar/pages/calendar-page.tsx').then((m) => m.CalendarPage),
    nav: { key: 'calendar', group: 'city' },
  },
  {
    entry: 'talent',
    path: '/:city/publicity',
    namespaces: ['publicity'],
    who: 'anyone',
    load: () =>
      import('@yanzhen/procedures/publicity/pages/public-lists-page.tsx').then(
        (m) => m.PublicListsPage,
      ),
    nav: { key: 'notices' },
    tile: { key: 'notices', icon: 'notice' },
  },
  {
    entry: 'talent',
    path: '/:city/publicity/:listId',
    namespaces: ['publicity', 'applications'],
    who: 'anyone',
    load: () =>
      import('@yanzhen/procedures/publicity/pages/public-list-page.tsx').then(
        (m) => m.PublicListPage,
      ),
  },
  {
    entry: 'desk',
    path: '/:city/desk/publicity',
    namespaces: ['publicity', 'applications'],
    who: 'staff',
    load: () =>
      import('@yanzhen/procedures/publicity/pages/candidates-page.tsx').then(
        (m) => m.CandidatesPage,
      ),
    nav: { key: 'to-publish', group: 'work', roles: ['publicity-officer'] },
  },
  {
    entry: 'desk',
    path: '/:city/desk/publicity/lists',
    namespaces: ['publicity'],
    who: 'staff',
    load: () =>
      import('@yanzhen/procedures/publicity/pages/lists-page.tsx').then((m) => m.ListsPage),
    nav: {
      key: 'publicity-lists',
      group: 'work',
      roles: ['publicity-officer', 'city-checker', 'approver', 'auditor'],
    },
  },
  {
    entry: 'desk',
    path: '/:city/desk/publicity/lists/:listId',
    namespaces: ['publicity', 'applications'],
    who: 'staff',
    load: () => import('@yanzhen/procedures/publicity/pages/list-page.tsx').then((m) => m.ListPage),
  },
  {
    entry: 'desk',
    path: '/:city/desk/publicity/objections',
    namespaces: ['publicity'],
    who: 'staff',
    load: () =>
      import('@yanzhen/procedures/publicity/pages/objections-page.tsx').then(
        (m) => m.ObjectionsPage,
      ),
    nav: { key: 'objections', group: 'work', roles: ['publicity-officer', 'auditor'] },
  },
  {
    entry: 'desk',
    path: '/:city/desk/payments',
    namespaces: ['payments'],
    who: 'staff',
    load: () =>
      import('@yanzhen/procedures/payments/pages/queue-page.tsx').then((m) => m.QueuePage),
    nav: {
      key: 'payable',
      group: 'money',
      roles: ['finance-preparer', 'finance-signer', 'finance-releaser', 'auditor'],
    },
  },
  {
    entry: 'desk',
    path: '/:city/desk/payments/batches',
    namespaces: ['payments'],
    who: 'staff',
    load: () =>
      import('@yanzhen/procedures/payments/pages/batches-page.tsx').then((m) => m.BatchesPage),
    nav: {
      key: 'batches',
      group: 'money',
      roles: ['finance-preparer', 'finance-signer', 'finance-releaser', 'auditor'],
    },
  },
  {
    entry: 'desk',
    path: '/:city/desk/payments/batches/:batchId',
    namespaces: ['payments'],
    who: 'staff',
    load: () =>
      import('@yanzhen/procedures/payments/pages/batch-page.tsx').then((m) => m.BatchPage),
  },
  {
    entry: 'desk',
    path: '/:city/desk/payments/budget',
    namespaces: ['payments'],
    who: 'staff',
    load: () =>
      import('@yanzhen/procedures/payments/pages/budget-page.tsx').then((m) => m.BudgetPage),
    nav: {
      key: 'budget',
      group: 'money',
      roles: [
        'finance-preparer',
        'finance-signer',
        'finance-releaser',
        'auditor',
        'approver',
        'leader',
        'administrator',
      ],
    },
  },
  {
    entry: 'desk',
    path: '/:city/desk/payments/budget/:lineId',
    namespaces: ['payments'],
    who: 'staff',
    load: () =>
      import('@yanzhen/procedures/payments/pages/entries-page.tsx').then((m) => m.EntriesPage),
  },
  {
    entry: 'desk',
    path: '/:city/desk/payments/reconciliation',
    namespaces: ['payments'],
    who: 'staff',
    load: () =>
      import('@yanzhen/procedures/payments/pages/reconciliation-page.tsx').then(
        (m) => m.ReconciliationPage,
      ),
    nav: {
      key: 'reconciliation',
      group: 'money',
      roles: ['finance-preparer', 'finance-signer', 'finance-releaser', 'auditor'],
    },
  },
  {
    entry: 'desk',
    path: '/:city/desk/indicators',
    namespaces: ['indicators'],
    who: 'staff',
    load: () =>
      import('@yanzhen/oversight/indicators/pages/indicator-list-page.tsx').then(
        (m) => m.IndicatorListPage,
      ),
    nav: {
      key: 'indicators',
      group: 'oversight',
      roles: [
        'letter-drafter',
        'letter-checker',
        'letter-signer',
        'leader',
        'auditor',
        'county-officer',
        'city-checker',
        'approver',
        'publicity-officer',
        'finance-preparer',
        'finance-signer',
        'finance-releaser',
        'administrator',
        'policy-admin',
      ],
    },
  },
  {
    entry: 'desk',
    path: '/:city/desk/indicators/:indicatorId',
    namespaces: ['indicators'],
    who: 'staff',
    load: () =>
      import('@yanzhen/oversight/indicators/pages/indicator-page.tsx').then((m) => m.IndicatorPage),
  },
  {
    entry: 'desk',
    path: '/:city/desk/letters',
    namespaces: ['letters'],
    who: 'staff',
    load: () =>
      import('@yanzhen/oversight/letters/pages/letter-list-page.tsx').then((m) => m.LetterListPage),
    nav: {
      key: 'letters',
      group: 'oversight',
      roles: ['letter-drafter', 'letter-checker', 'letter-signer', 'leader', 'auditor'],
    },
  },
  {
    entry: 'desk',
    path: '/:city/desk/letters/:letterId',
    namespaces: ['letters'],
    who: 'staff',
    load: () =>
      import('@yanzhen/oversight/letters/pages/letter-page.tsx').then((m) => m.LetterPage),
  },
  {
    entry: 'desk',
    path: '/:city/desk/letters/:letterId/edit',
    namespaces: ['letters'],
    who: 'staff',
    load: () =>
      import('@yanzhen/oversight/letters/pages/letter-edit-page.tsx').then((m) => m.LetterEditPage),
  },
  {
    entry: 'talent',
    path: '/:city/letters',
    namespaces: ['letters'],
    who: 'anyone',
    load: () =>
      import('@yanzhen/oversight/letters/pages/find-letter-page.tsx').then((m) => m.FindLetterPage),
    tile: { key: 'letters', icon: 'letter' },
  },
  {
    entry: 'talent',
    path: '/:city/letters/:letterId',
    namespaces: ['letters'],
    who: 'anyone',
    load: () =>
      import('@yanzhen/oversight/letters/pages/verify-page.tsx').then((m) => m.VerifyPage),
  },
];
