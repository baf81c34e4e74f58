import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  notFound,
  Outlet,
  redirect,
  RouterProvider,
} from '@tanstack/react-router';
import { queryText, readQuery } from '@yanzhen/web-kit/address.ts';
import { wantHeadingFocus } from '@yanzhen/web-kit/heading-focus.ts';
import { asProblem } from '@yanzhen/web-kit/problem.ts';
import { EntryContext, type Entry } from '@yanzhen/web-kit/route.tsx';
import { sessionQuery } from '@yanzhen/web-kit/session.ts';
import { loadWords } from '@yanzhen/web-kit/words.ts';
import type { ComponentType, ReactNode } from 'react';
import { ErrorPage } from './errors/error-page.tsx';
import { NoCityPage, NotFoundPage } from './errors/not-found-page.tsx';
import { WrongAccountPage } from './errors/wrong-account-page.tsx';
import type { PageLine } from './page-line.ts';
import { PagesContext } from './shell/pages-context.ts';

interface EntryParts {
  readonly entry: Entry;
  /** The pages of the entry. */
  readonly pages: readonly PageLine[];
  /** The frame around a city's pages. */
  readonly shell: ComponentType<{ children: ReactNode }>;
  /** The page at `/`, where the entry has one; loaded when it is opened. */
  readonly front?: ComponentType;
}

interface RouterContext {
  readonly queries: QueryClient;
}

/** The whole application of one entry. */
export function createEntry(parts: EntryParts) {
  const queries = createQueries();
  const router = createPageRouter(parts, queries);
  // Opening another page moves the focus to its heading; the first page of a visit is left alone.
  router.subscribe('onBeforeNavigate', (event) => {
    if (event.fromLocation !== undefined && event.pathChanged) wantHeadingFocus();
  });
  return function EntryRoot() {
    return (
      <EntryContext.Provider value={parts.entry}>
        <PagesContext.Provider value={parts.pages}>
          <QueryClientProvider client={queries}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </PagesContext.Provider>
      </EntryContext.Provider>
    );
  };
}

function createQueries(): QueryClient {
  const queries = new QueryClient({
    queryCache: new QueryCache({
      // A session that ended elsewhere is noticed at the first refused question.
      onError: (error) => {
        if (asProblem(error).status === 401) {
          void queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
        }
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (count, error) => count < 2 && asProblem(error).mayRetry,
      },
      mutations: { retry: false },
    },
  });
  return queries;
}

function createPageRouter({ entry, pages, shell: Shell, front }: EntryParts, queries: QueryClient) {
  const root = createRootRouteWithContext<RouterContext>()({
    component: Outlet,
    notFoundComponent: NotFoundPage,
  });
  const city = createRoute({
    getParentRoute: () => root,
    path: '$city',
    beforeLoad: async () => {
      try {
        const words = entry === 'desk' ? ['shell', 'desk-nav'] : ['shell'];
        await Promise.all([queries.ensureQueryData(sessionQuery), loadWords(words)]);
      } catch (thrown) {
        if (asProblem(thrown).status === 404) throw notFound();
        throw thrown;
      }
    },
    component: () => (
      <Shell>
        <Outlet />
      </Shell>
    ),
    errorComponent: ErrorPage,
    // Drawn inside the city's frame, or alone when there is no such city.
    notFoundComponent: () =>
      queries.getQueryData(sessionQuery.queryKey) === undefined ? <NoCityPage /> : <NotFoundPage />,
  });
  const cityPages = pages.map((line) => {
    const route = createRoute({
      getParentRoute: () => city,
      path: innerPath(line.path),
      beforeLoad: async ({ location, params }) => {
        const session = await queries.ensureQueryData(sessionQuery);
        if (line.who === 'anyone' || session.account !== null) return;
        const base = `/${String(Object.values(params)[0])}`;
        const to = entry === 'desk' ? `${base}/desk/sign-in` : `${base}/sign-in`;
        throw redirect({ to, search: { next: location.href }, replace: true });
      },
      loader: async () => {
        const [page] = await Promise.all([line.load(), loadWords(line.namespaces)]);
        return page;
      },
      staleTime: Infinity,
      component: () => <GuardedPage line={line} page={route.useLoaderData()} />,
      errorComponent: ErrorPage,
    });
    return route;
  });
  const Front = front ?? NotFoundPage;
  const frontPage = createRoute({
    getParentRoute: () => root,
    path: '/',
    component: () => <Front />,
    errorComponent: ErrorPage,
  });
  return createRouter({
    routeTree: root.addChildren([frontPage, city.addChildren(cityPages)]),
    context: { queries },
    scrollRestoration: true,
    parseSearch: readQuery,
    stringifySearch: queryText,
    defaultNotFoundComponent: NotFoundPage,
    defaultErrorComponent: ErrorPage,
  });
}

function GuardedPage({ line, page: Page }: { line: PageLine; page: ComponentType }) {
  if (line.who === 'anyone' || line.who === 'signed-in') return <Page />;
  return (
    <WrongAccountPage needs={line.who}>
      <Page />
    </WrongAccountPage>
  );
}

/** `/:city/a/:b` as the router writes it below the city's route: `a/$b`. */
function innerPath(path: string): string {
  const inner = path.replace(/^\/:city\/?/, '').replace(/:([A-Za-z]\w*)/g, '$$$1');
  return inner === '' ? '/' : inner;
}
