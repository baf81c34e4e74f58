import type { PageLine } from './page-line.ts';

/**
 * Every page of talents, agents and the public. Staff's are in `desk-pages.ts`, apart from these, so
 * that a phone does not load their list.
 *
 * To add one: export a component without props from `<layer>/<feature>/pages/<page>.tsx`, then a line
 * here. It reads its parameters by `useRoute().params` and its words by `useWords('<feature>')`.
 * Write `import('…').then((m) => m.Name)`: each page is a chunk of its own, loaded when it is opened.
 * Give it `nav` to be found, with the words in `shell/words.zh.yaml` and `.en.yaml`, or `tile`, in `home/`.
 * A `talent` page must not import antd or `@yanzhen/web-kit/desk/*` (bundle-budget.test.ts refuses it).
 */
export const talentPages: readonly PageLine[] = [
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
    path: '/:city/messages',
    namespaces: ['messages'],
    who: 'signed-in',
    load: () => import('./messages/messages-page.tsx').then((m) => m.MessagesPage),
    nav: { key: 'messages' },
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
    path: '/:city/offers',
    namespaces: ['subsidies'],
    who: 'talent',
    load: () =>
      import('@yanzhen/mechanisms/subsidies/pages/offers-page.tsx').then((m) => m.OffersPage),
    tile: { key: 'offers', icon: 'yes' },
  },
  {
    entry: 'talent',
    path: '/:city/applications/:applicationId',
    namespaces: ['subsidies', 'applications', 'appeals', 'ratings'],
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
    entry: 'talent',
    path: '/:city/instalments',
    namespaces: ['instalments'],
    who: 'talent',
    load: () =>
      import('@yanzhen/procedures/instalments/pages/my-instalments-page.tsx').then(
        (m) => m.MyInstalmentsPage,
      ),
    nav: { key: 'my-instalments' },
  },
  {
    entry: 'talent',
    path: '/:city/repayments',
    namespaces: ['recoveries'],
    who: 'signed-in',
    load: () =>
      import('@yanzhen/procedures/recoveries/pages/my-recoveries-page.tsx').then(
        (m) => m.MyRecoveriesPage,
      ),
  },
  {
    entry: 'talent',
    path: '/:city/inquiries',
    namespaces: ['comparisons'],
    who: 'talent',
    load: () =>
      import('@yanzhen/procedures/comparisons/pages/my-suspects-page.tsx').then(
        (m) => m.MySuspectsPage,
      ),
  },
  {
    entry: 'talent',
    path: '/:city/explanations',
    namespaces: ['comparisons'],
    who: 'agent',
    load: () =>
      import('@yanzhen/procedures/comparisons/pages/employer-suspects-page.tsx').then(
        (m) => m.EmployerSuspectsPage,
      ),
    nav: { key: 'explanations' },
  },
  {
    entry: 'talent',
    path: '/:city/appeals',
    namespaces: ['appeals'],
    who: 'talent',
    load: () =>
      import('@yanzhen/procedures/appeals/pages/my-appeals-page.tsx').then((m) => m.MyAppealsPage),
    nav: { key: 'my-appeals' },
  },
  {
    entry: 'talent',
    path: '/:city/appeals/new/:decisionId',
    namespaces: ['appeals', 'applications'],
    who: 'talent',
    load: () =>
      import('@yanzhen/procedures/appeals/pages/new-appeal-page.tsx').then((m) => m.NewAppealPage),
  },
  {
    entry: 'talent',
    path: '/:city/appeals/:appealId',
    namespaces: ['appeals', 'applications'],
    who: 'talent',
    load: () =>
      import('@yanzhen/procedures/appeals/pages/my-appeal-page.tsx').then((m) => m.MyAppealPage),
  },
  {
    entry: 'talent',
    path: '/:city/ratings',
    namespaces: ['ratings'],
    who: 'signed-in',
    load: () =>
      import('@yanzhen/procedures/ratings/pages/my-ratings-page.tsx').then((m) => m.MyRatingsPage),
    nav: { key: 'my-ratings' },
  },
  {
    entry: 'talent',
    path: '/:city/papers',
    namespaces: ['talents'],
    who: 'talent',
    load: () =>
      import('@yanzhen/registers/talents/pages/my-papers-page.tsx').then((m) => m.MyPapersPage),
  },
  {
    entry: 'talent',
    path: '/:city/accounts',
    namespaces: ['talents'],
    who: 'talent',
    load: () =>
      import('@yanzhen/registers/talents/pages/my-accounts-page.tsx').then((m) => m.MyAccountsPage),
  },
  {
    entry: 'talent',
    path: '/:city/service',
    namespaces: ['recoveries'],
    who: 'agent',
    load: () =>
      import('@yanzhen/procedures/recoveries/pages/serving-page.tsx').then((m) => m.ServingPage),
    nav: { key: 'service' },
  },
  {
    entry: 'talent',
    path: '/:city/projects',
    namespaces: ['projects'],
    who: 'agent',
    load: () =>
      import('@yanzhen/registers/projects/pages/my-projects-page.tsx').then(
        (m) => m.MyProjectsPage,
      ),
    nav: { key: 'my-projects' },
  },
  {
    entry: 'talent',
    path: '/:city/projects/:projectId',
    namespaces: ['projects'],
    who: 'agent',
    load: () =>
      import('@yanzhen/registers/projects/pages/my-project-page.tsx').then((m) => m.MyProjectPage),
  },
  {
    entry: 'talent',
    path: '/:city/funds',
    namespaces: ['special-funds'],
    who: 'agent',
    load: () =>
      import('@yanzhen/mechanisms/special-funds/pages/my-funds-page.tsx').then(
        (m) => m.MyFundsPage,
      ),
    nav: { key: 'my-funds' },
  },
  {
    entry: 'talent',
    path: '/:city/funds/calls/:callId',
    namespaces: ['special-funds'],
    who: 'agent',
    load: () =>
      import('@yanzhen/mechanisms/special-funds/pages/my-call-page.tsx').then((m) => m.MyCallPage),
  },
  {
    entry: 'talent',
    path: '/:city/funds/:applicationId',
    namespaces: ['special-funds'],
    who: 'agent',
    load: () =>
      import('@yanzhen/mechanisms/special-funds/pages/my-fund-page.tsx').then((m) => m.MyFundPage),
  },
  {
    entry: 'talent',
    path: '/:city/milestones/:milestoneId',
    namespaces: ['instalments'],
    who: 'agent',
    load: () =>
      import('@yanzhen/procedures/instalments/pages/my-milestone-page.tsx').then(
        (m) => m.MyMilestonePage,
      ),
  },
  {
    entry: 'talent',
    path: '/:city/organisation-account',
    namespaces: ['talents'],
    who: 'agent',
    load: () =>
      import('@yanzhen/registers/talents/pages/organisation-account-page.tsx').then(
        (m) => m.OrganisationAccountPage,
      ),
  },
  {
    entry: 'talent',
    path: '/:city/filings',
    namespaces: ['subsidies', 'applications'],
    who: 'agent',
    load: () =>
      import('@yanzhen/mechanisms/subsidies/pages/filings-page.tsx').then((m) => m.FilingsPage),
    nav: { key: 'filings' },
  },
  {
    entry: 'talent',
    path: '/:city/filings/:benefitId',
    namespaces: ['subsidies', 'imports'],
    who: 'agent',
    load: () =>
      import('@yanzhen/mechanisms/subsidies/pages/filing-benefit-page.tsx').then(
        (m) => m.FilingBenefitPage,
      ),
  },
  {
    entry: 'talent',
    path: '/:city/filings/:benefitId/imports/:importId',
    namespaces: ['subsidies', 'imports'],
    who: 'agent',
    load: () =>
      import('@yanzhen/mechanisms/subsidies/pages/filing-import-page.tsx').then(
        (m) => m.FilingImportPage,
      ),
  },
  {
    entry: 'talent',
    path: '/:city/filings/cases/:applicationId',
    namespaces: ['subsidies', 'applications', 'policies'],
    who: 'agent',
    load: () =>
      import('@yanzhen/mechanisms/subsidies/pages/filing-case-page.tsx').then(
        (m) => m.FilingCasePage,
      ),
  },
  {
    entry: 'talent',
    path: '/:city/benefits',
    namespaces: ['policies'],
    who: 'anyone',
    load: () =>
      import('@yanzhen/registers/policies/pages/benefits-page.tsx').then((m) => m.BenefitsPage),
    tile: { key: 'benefits', icon: 'file' },
  },
  {
    entry: 'talent',
    path: '/:city/calculator',
    namespaces: ['policies'],
    who: 'anyone',
    load: () =>
      import('@yanzhen/registers/policies/pages/calculator-page.tsx').then((m) => m.CalculatorPage),
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
    entry: 'talent',
    path: '/:city/payments',
    namespaces: ['payments'],
    who: 'anyone',
    load: () =>
      import('@yanzhen/procedures/payments/pages/progress-page.tsx').then((m) => m.ProgressPage),
    tile: { key: 'payments', icon: 'list' },
  },
  {
    entry: 'talent',
    path: '/:city/me/statement',
    namespaces: ['payments'],
    who: 'talent',
    load: () =>
      import('@yanzhen/procedures/payments/pages/statement-page.tsx').then((m) => m.StatementPage),
    tile: { key: 'statement', icon: 'list' },
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
    entry: 'talent',
    path: '/:city/second-looks',
    namespaces: ['second-looks'],
    who: 'anyone',
    load: () =>
      import('@yanzhen/procedures/second-looks/pages/public-rounds-page.tsx').then(
        (m) => m.PublicRoundsPage,
      ),
  },
  {
    entry: 'talent',
    path: '/:city/second-looks/:roundId',
    namespaces: ['second-looks'],
    who: 'anyone',
    load: () =>
      import('@yanzhen/procedures/second-looks/pages/public-round-page.tsx').then(
        (m) => m.PublicRoundPage,
      ),
  },
  {
    entry: 'talent',
    path: '/:city/proposals',
    namespaces: ['proposals'],
    who: 'talent',
    load: () =>
      import('@yanzhen/oversight/proposals/pages/my-proposals-page.tsx').then(
        (m) => m.MyProposalsPage,
      ),
    nav: { key: 'my-proposals', roles: ['deputy'] },
  },
  {
    entry: 'talent',
    path: '/:city/proposals/new',
    namespaces: ['proposals'],
    who: 'talent',
    load: () =>
      import('@yanzhen/oversight/proposals/pages/new-proposal-page.tsx').then(
        (m) => m.NewProposalPage,
      ),
  },
  {
    entry: 'talent',
    path: '/:city/proposals/:proposalId',
    namespaces: ['proposals'],
    who: 'talent',
    load: () =>
      import('@yanzhen/oversight/proposals/pages/my-proposal-page.tsx').then(
        (m) => m.MyProposalPage,
      ),
  },
  {
    entry: 'talent',
    path: '/:city/published-proposals',
    namespaces: ['proposals'],
    who: 'anyone',
    load: () =>
      import('@yanzhen/oversight/proposals/pages/published-page.tsx').then((m) => m.PublishedPage),
    tile: { key: 'proposals', icon: 'letter' },
  },
  {
    entry: 'talent',
    path: '/:city/published-proposals/:proposalId',
    namespaces: ['proposals'],
    who: 'anyone',
    load: () =>
      import('@yanzhen/oversight/proposals/pages/published-page.tsx').then(
        (m) => m.PublishedOnePage,
      ),
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
