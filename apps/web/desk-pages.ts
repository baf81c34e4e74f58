import { cooperationPages } from './cooperation-pages.ts';
import { recordPages } from './record-pages.ts';
import type { PageLine } from './page-line.ts';

/** Who looks into what is paid and what comes back. */
const paymentReaders = ['finance-preparer', 'finance-signer', 'finance-releaser', 'auditor'];
/** Who looks into budget lines. */
const budgetReaders = [...paymentReaders, 'approver', 'leader', 'administrator'];

/** Who looks into figures, as the server has it. */
const indicatorReaders = [
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
];

/** Every page of the staff's desk. `talent-pages.ts` says how to add one. */
export const deskPages: readonly PageLine[] = [
  {
    entry: 'desk',
    path: '/:city/desk',
    namespaces: ['home', 'desk'],
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
    namespaces: ['subsidies', 'applications', 'desk'],
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
    namespaces: ['subsidies', 'applications', 'desk', 'publicity', 'payments', 'checks'],
    who: 'staff',
    load: () => import('@yanzhen/mechanisms/subsidies/pages/desk-case.tsx').then((m) => m.DeskCase),
  },
  {
    entry: 'desk',
    path: '/:city/desk/queues/:queueId',
    namespaces: ['desk'],
    who: 'staff',
    load: () => import('@yanzhen/procedures/desk/pages/queue-page.tsx').then((m) => m.QueuePage),
  },
  {
    entry: 'desk',
    path: '/:city/desk/operations',
    namespaces: ['desk'],
    who: 'staff',
    load: () =>
      import('@yanzhen/procedures/desk/pages/operations-page.tsx').then((m) => m.OperationsPage),
    nav: {
      key: 'operations',
      group: 'work',
      roles: [
        'county-officer',
        'city-checker',
        'approver',
        'publicity-officer',
        'finance-preparer',
        'finance-signer',
        'finance-releaser',
        'administrator',
      ],
    },
  },
  {
    entry: 'desk',
    path: '/:city/desk/hand-over',
    namespaces: ['desk'],
    who: 'staff',
    load: () =>
      import('@yanzhen/procedures/desk/pages/hand-over-page.tsx').then((m) => m.HandOverPage),
  },
  {
    entry: 'desk',
    path: '/:city/desk/seen',
    namespaces: ['desk'],
    who: 'staff',
    load: () => import('@yanzhen/procedures/desk/pages/seen-page.tsx').then((m) => m.SeenPage),
    nav: { key: 'seen', group: 'oversight', roles: ['auditor', 'leader'] },
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
    path: '/:city/desk/offers',
    namespaces: ['subsidies'],
    who: 'staff',
    load: () =>
      import('@yanzhen/mechanisms/subsidies/pages/desk-offer-rounds.tsx').then(
        (m) => m.DeskOfferRounds,
      ),
    nav: {
      key: 'offers',
      group: 'work',
      roles: ['county-officer', 'city-checker', 'approver', 'auditor', 'leader'],
    },
  },
  {
    entry: 'desk',
    path: '/:city/desk/offers/waiting',
    namespaces: ['subsidies'],
    who: 'staff',
    load: () =>
      import('@yanzhen/mechanisms/subsidies/pages/desk-offer-waiting.tsx').then(
        (m) => m.DeskOfferWaiting,
      ),
  },
  {
    entry: 'desk',
    path: '/:city/desk/offers/:roundId',
    namespaces: ['subsidies'],
    who: 'staff',
    load: () =>
      import('@yanzhen/mechanisms/subsidies/pages/desk-offer-round.tsx').then(
        (m) => m.DeskOfferRound,
      ),
  },
  {
    entry: 'desk',
    path: '/:city/desk/offers/:roundId/:offerId',
    namespaces: ['subsidies'],
    who: 'staff',
    load: () =>
      import('@yanzhen/mechanisms/subsidies/pages/desk-offer.tsx').then((m) => m.DeskOffer),
  },
  {
    entry: 'desk',
    path: '/:city/desk/delegations',
    namespaces: ['applications'],
    who: 'staff',
    load: () =>
      import('@yanzhen/procedures/applications/pages/delegations-page.tsx').then(
        (m) => m.DelegationsPage,
      ),
    nav: {
      key: 'delegations',
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
        'administrator',
      ],
    },
  },
  {
    entry: 'desk',
    path: '/:city/desk/consistency',
    namespaces: ['applications'],
    who: 'staff',
    load: () =>
      import('@yanzhen/procedures/applications/pages/consistency-page.tsx').then(
        (m) => m.ConsistencyPage,
      ),
    nav: { key: 'consistency', group: 'oversight', roles: ['auditor', 'administrator'] },
  },
  {
    entry: 'desk',
    path: '/:city/desk/consistency/:runId',
    namespaces: ['applications'],
    who: 'staff',
    load: () =>
      import('@yanzhen/procedures/applications/pages/consistency-run-page.tsx').then(
        (m) => m.ConsistencyRunPage,
      ),
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
  ...cooperationPages,
  ...recordPages,
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
    path: '/:city/desk/policy-drafts',
    namespaces: ['policy-review', 'policies'],
    who: 'staff',
    load: () =>
      import('@yanzhen/oversight/policy-review/pages/draft-list-page.tsx').then(
        (m) => m.DraftListPage,
      ),
    nav: {
      key: 'policy-drafts',
      group: 'city',
      roles: ['policy-admin', 'administrator', 'leader', 'auditor'],
    },
  },
  {
    entry: 'desk',
    path: '/:city/desk/policy-drafts/compare',
    namespaces: ['policy-review'],
    who: 'staff',
    load: () =>
      import('@yanzhen/oversight/policy-review/pages/compare-page.tsx').then((m) => m.ComparePage),
  },
  {
    entry: 'desk',
    path: '/:city/desk/policy-drafts/:draftId',
    namespaces: ['policy-review', 'policies'],
    who: 'staff',
    load: () =>
      import('@yanzhen/oversight/policy-review/pages/draft-page.tsx').then((m) => m.DraftPage),
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
    entry: 'desk',
    path: '/:city/desk/checks',
    namespaces: ['checks'],
    who: 'staff',
    load: () =>
      import('@yanzhen/procedures/checks/pages/questions-page.tsx').then((m) => m.QuestionsPage),
    nav: {
      key: 'checks',
      group: 'work',
      roles: ['county-officer', 'city-checker', 'approver', 'auditor'],
    },
  },
  {
    entry: 'desk',
    path: '/:city/desk/checks/ask',
    namespaces: ['checks'],
    who: 'staff',
    load: () => import('@yanzhen/procedures/checks/pages/ask-page.tsx').then((m) => m.AskPage),
  },
  {
    entry: 'desk',
    path: '/:city/desk/checks/questions/:questionId',
    namespaces: ['checks', 'applications'],
    who: 'staff',
    load: () =>
      import('@yanzhen/procedures/checks/pages/question-page.tsx').then((m) => m.QuestionPage),
  },
  {
    entry: 'desk',
    path: '/:city/desk/checks/mine',
    namespaces: ['checks'],
    who: 'staff',
    load: () => import('@yanzhen/procedures/checks/pages/mine-page.tsx').then((m) => m.MinePage),
    nav: { key: 'my-checks', group: 'work', roles: ['joint-checker'] },
  },
  {
    entry: 'desk',
    path: '/:city/desk/checks/mine/:questionId',
    namespaces: ['checks', 'applications'],
    who: 'staff',
    load: () =>
      import('@yanzhen/procedures/checks/pages/answer-page.tsx').then((m) => m.AnswerPage),
  },
  {
    entry: 'desk',
    path: '/:city/desk/checks/sheet',
    namespaces: ['checks', 'imports'],
    who: 'staff',
    load: () => import('@yanzhen/procedures/checks/pages/sheet-page.tsx').then((m) => m.SheetPage),
  },
  {
    entry: 'desk',
    path: '/:city/desk/checks/sheet/:importId',
    namespaces: ['checks', 'imports', 'applications'],
    who: 'staff',
    load: () =>
      import('@yanzhen/procedures/checks/pages/sheet-import-page.tsx').then(
        (m) => m.SheetImportPage,
      ),
  },
  {
    entry: 'desk',
    path: '/:city/desk/checks/departments',
    namespaces: ['checks'],
    who: 'staff',
    load: () =>
      import('@yanzhen/procedures/checks/pages/departments-page.tsx').then(
        (m) => m.DepartmentsPage,
      ),
    nav: { key: 'departments', group: 'city', roles: ['administrator', 'leader', 'auditor'] },
  },
  {
    entry: 'desk',
    path: '/:city/desk/same-person',
    namespaces: ['same-person'],
    who: 'staff',
    load: () =>
      import('@yanzhen/procedures/same-person/pages/groups-page.tsx').then((m) => m.GroupsPage),
    nav: { key: 'same-person', group: 'work', roles: ['city-checker', 'approver', 'auditor'] },
  },
  {
    entry: 'desk',
    path: '/:city/desk/same-person/:groupId',
    namespaces: ['same-person'],
    who: 'staff',
    load: () =>
      import('@yanzhen/procedures/same-person/pages/group-page.tsx').then((m) => m.GroupPage),
  },
  {
    entry: 'desk',
    path: '/:city/desk/second-looks',
    namespaces: ['second-looks'],
    who: 'staff',
    load: () =>
      import('@yanzhen/procedures/second-looks/pages/tasks-page.tsx').then((m) => m.TasksPage),
    nav: {
      key: 'second-looks',
      group: 'work',
      roles: ['county-officer', 'city-checker', 'approver', 'second-look-officer', 'auditor'],
    },
  },
  {
    entry: 'desk',
    path: '/:city/desk/second-looks/rounds',
    namespaces: ['second-looks'],
    who: 'staff',
    load: () =>
      import('@yanzhen/procedures/second-looks/pages/rounds-page.tsx').then((m) => m.RoundsPage),
    nav: {
      key: 'second-look-rounds',
      group: 'oversight',
      roles: ['second-look-officer', 'leader', 'auditor'],
    },
  },
  {
    entry: 'desk',
    path: '/:city/desk/second-looks/rounds/:roundId',
    namespaces: ['second-looks'],
    who: 'staff',
    load: () =>
      import('@yanzhen/procedures/second-looks/pages/round-page.tsx').then((m) => m.RoundPage),
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
    path: '/:city/desk/appeals',
    namespaces: ['appeals'],
    who: 'staff',
    load: () =>
      import('@yanzhen/procedures/appeals/pages/appeals-page.tsx').then((m) => m.AppealsPage),
    nav: { key: 'appeals', group: 'work', roles: ['appeal-officer', 'leader', 'auditor'] },
  },
  {
    entry: 'desk',
    path: '/:city/desk/appeals/:appealId',
    namespaces: ['appeals'],
    who: 'staff',
    load: () =>
      import('@yanzhen/procedures/appeals/pages/appeal-page.tsx').then((m) => m.AppealPage),
  },
  {
    entry: 'desk',
    path: '/:city/desk/ratings',
    namespaces: ['ratings'],
    who: 'staff',
    load: () =>
      import('@yanzhen/procedures/ratings/pages/tasks-page.tsx').then((m) => m.RatingTasksPage),
    nav: {
      key: 'ratings',
      group: 'work',
      roles: [
        'county-officer',
        'city-checker',
        'approver',
        'publicity-officer',
        'appeal-officer',
        'leader',
        'auditor',
      ],
    },
  },
  {
    entry: 'desk',
    path: '/:city/desk/ratings/statistics',
    namespaces: ['ratings'],
    who: 'staff',
    load: () =>
      import('@yanzhen/procedures/ratings/pages/statistics-page.tsx').then((m) => m.StatisticsPage),
    nav: { key: 'rating-statistics', group: 'oversight', roles: ['leader', 'auditor'] },
  },
  {
    entry: 'desk',
    path: '/:city/desk/ratings/statistics/records',
    namespaces: ['ratings'],
    who: 'staff',
    load: () =>
      import('@yanzhen/procedures/ratings/pages/records-page.tsx').then((m) => m.RecordsPage),
  },
  {
    entry: 'desk',
    path: '/:city/desk/ratings/:taskId',
    namespaces: ['ratings'],
    who: 'staff',
    load: () =>
      import('@yanzhen/procedures/ratings/pages/task-page.tsx').then((m) => m.RatingTaskPage),
  },
  {
    entry: 'desk',
    path: '/:city/desk/instalments',
    namespaces: ['instalments'],
    who: 'staff',
    load: () =>
      import('@yanzhen/procedures/instalments/pages/checks-page.tsx').then((m) => m.ChecksPage),
    nav: {
      key: 'instalments-due',
      group: 'work',
      roles: ['county-officer', 'city-checker', 'auditor'],
    },
  },
  {
    entry: 'desk',
    path: '/:city/desk/instalments/promised',
    namespaces: ['instalments'],
    who: 'staff',
    load: () =>
      import('@yanzhen/procedures/instalments/pages/checks-page.tsx').then((m) => m.PromisedPage),
    nav: {
      key: 'promised',
      group: 'money',
      roles: budgetReaders,
    },
  },
  {
    entry: 'desk',
    path: '/:city/desk/comparisons',
    namespaces: ['comparisons'],
    who: 'staff',
    load: () =>
      import('@yanzhen/procedures/comparisons/pages/lists-page.tsx').then((m) => m.ListsPage),
    nav: {
      key: 'comparisons',
      group: 'oversight',
      roles: [
        'comparison-officer',
        'county-officer',
        'city-checker',
        'approver',
        'auditor',
        'leader',
      ],
    },
  },
  {
    entry: 'desk',
    path: '/:city/desk/comparisons/suspects',
    namespaces: ['comparisons'],
    who: 'staff',
    load: () =>
      import('@yanzhen/procedures/comparisons/pages/suspects-page.tsx').then((m) => m.SuspectsPage),
    nav: {
      key: 'suspects',
      group: 'work',
      roles: ['county-officer', 'city-checker', 'approver', 'auditor'],
    },
  },
  {
    entry: 'desk',
    path: '/:city/desk/comparisons/suspects/:suspectId',
    namespaces: ['comparisons', 'applications'],
    who: 'staff',
    load: () =>
      import('@yanzhen/procedures/comparisons/pages/suspect-page.tsx').then((m) => m.SuspectPage),
  },
  {
    entry: 'desk',
    path: '/:city/desk/comparisons/totals',
    namespaces: ['comparisons'],
    who: 'staff',
    load: () =>
      import('@yanzhen/procedures/comparisons/pages/totals-page.tsx').then((m) => m.TotalsPage),
  },
  {
    entry: 'desk',
    path: '/:city/desk/comparisons/lists/:listId',
    namespaces: ['comparisons', 'imports'],
    who: 'staff',
    load: () =>
      import('@yanzhen/procedures/comparisons/pages/list-page.tsx').then((m) => m.ListPage),
  },
  {
    entry: 'desk',
    path: '/:city/desk/comparisons/lists/:listId/imports/:importId',
    namespaces: ['comparisons', 'imports'],
    who: 'staff',
    load: () =>
      import('@yanzhen/procedures/comparisons/pages/list-import-page.tsx').then(
        (m) => m.ListImportPage,
      ),
  },
  {
    entry: 'desk',
    path: '/:city/desk/recoveries',
    namespaces: ['recoveries'],
    who: 'staff',
    load: () =>
      import('@yanzhen/procedures/recoveries/pages/recoveries-page.tsx').then(
        (m) => m.RecoveriesPage,
      ),
    nav: {
      key: 'recoveries',
      group: 'money',
      roles: [
        'county-officer',
        'city-checker',
        'approver',
        'finance-preparer',
        'finance-signer',
        'finance-releaser',
        'auditor',
      ],
    },
  },
  {
    entry: 'desk',
    path: '/:city/desk/recoveries/:recoveryId',
    namespaces: ['recoveries'],
    who: 'staff',
    load: () =>
      import('@yanzhen/procedures/recoveries/pages/recovery-page.tsx').then((m) => m.RecoveryPage),
  },
  {
    entry: 'desk',
    path: '/:city/desk/payee-changes',
    namespaces: ['talents'],
    who: 'staff',
    load: () =>
      import('@yanzhen/registers/talents/pages/payee-changes-page.tsx').then(
        (m) => m.PayeeChangesPage,
      ),
    nav: {
      key: 'payee-changes',
      group: 'work',
      roles: ['window-clerk', 'county-officer', 'city-checker', 'auditor'],
    },
  },
  {
    entry: 'desk',
    path: '/:city/desk/opening-balances',
    namespaces: ['opening-balances'],
    who: 'staff',
    load: () =>
      import('@yanzhen/procedures/opening-balances/pages/openings-page.tsx').then(
        (m) => m.OpeningsPage,
      ),
    nav: {
      key: 'opening-balances',
      group: 'money',
      roles: paymentReaders,
    },
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
      roles: paymentReaders,
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
      roles: paymentReaders,
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
    path: '/:city/desk/payments/batches/:batchId/voucher',
    namespaces: ['payments'],
    who: 'staff',
    load: () =>
      import('@yanzhen/procedures/payments/pages/voucher-page.tsx').then((m) => m.VoucherPage),
  },
  {
    entry: 'desk',
    path: '/:city/desk/payments/reconciliation/months',
    namespaces: ['payments'],
    who: 'staff',
    load: () =>
      import('@yanzhen/procedures/payments/pages/months-page.tsx').then((m) => m.MonthsPage),
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
      roles: budgetReaders,
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
      roles: paymentReaders,
    },
  },
  {
    entry: 'desk',
    path: '/:city/desk/board',
    namespaces: ['indicators'],
    who: 'staff',
    load: () =>
      import('@yanzhen/oversight/indicators/pages/board-page.tsx').then((m) => m.BoardPage),
    nav: {
      key: 'board',
      group: 'oversight',
      roles: indicatorReaders,
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
      roles: indicatorReaders,
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
      roles: [
        'letter-drafter',
        'letter-checker',
        'letter-countersigner',
        'letter-signer',
        'letter-registrar',
        'leader',
        'auditor',
      ],
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
    entry: 'desk',
    path: '/:city/desk/proposals',
    namespaces: ['proposals'],
    who: 'staff',
    load: () =>
      import('@yanzhen/oversight/proposals/pages/proposals-page.tsx').then((m) => m.ProposalsPage),
    nav: {
      key: 'proposals',
      group: 'oversight',
      roles: [
        'proposal-officer',
        'proposal-handler',
        'proposal-checker',
        'proposal-supervisor',
        'leader',
        'auditor',
      ],
    },
  },
  {
    entry: 'desk',
    path: '/:city/desk/proposals/statistics',
    namespaces: ['proposals'],
    who: 'staff',
    load: () =>
      import('@yanzhen/oversight/proposals/pages/statistics-page.tsx').then(
        (m) => m.ProposalStatisticsPage,
      ),
  },
  {
    entry: 'desk',
    path: '/:city/desk/proposals/:proposalId',
    namespaces: ['proposals'],
    who: 'staff',
    load: () =>
      import('@yanzhen/oversight/proposals/pages/proposal-page.tsx').then((m) => m.ProposalPage),
  },
  {
    entry: 'desk',
    path: '/:city/desk/trail',
    namespaces: ['upkeep'],
    who: 'staff',
    load: () => import('@yanzhen/oversight/upkeep/pages/trail-page.tsx').then((m) => m.TrailPage),
    nav: { key: 'trail', group: 'oversight', roles: ['auditor', 'administrator'] },
  },
  {
    entry: 'desk',
    path: '/:city/desk/jobs',
    namespaces: ['upkeep'],
    who: 'staff',
    load: () => import('@yanzhen/oversight/upkeep/pages/jobs-page.tsx').then((m) => m.JobsPage),
    nav: { key: 'jobs', group: 'oversight', roles: ['administrator'] },
  },
];
