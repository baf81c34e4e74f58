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
];
