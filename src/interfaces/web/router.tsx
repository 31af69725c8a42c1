import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { askSearch } from './ask/ask-search.ts';
import { LoadingPage, MissingPage, ProblemPage } from './layout/page-states.tsx';
import { Shell } from './layout/shell.tsx';
import { librarySearch } from './library/library-search.ts';
import { ReadPage } from './read/read-page.tsx';
import { readSearch } from './read/read-search.ts';

const root = createRootRoute({ component: Shell, notFoundComponent: MissingPage });
const under = (getParentRoute: typeof root) => ({ getParentRoute: () => getParentRoute });

const read = createRoute({ ...under(root), path: '/', validateSearch: readSearch, component: ReadPage });
const brief = createRoute({
  ...under(root),
  path: '/brief',
  validateSearch: readSearch,
  component: lazyRouteComponent(() => import('./brief/report-brief-page.tsx'), 'ReportBriefPage'),
});
const check = createRoute({
  ...under(root),
  path: '/check',
  validateSearch: readSearch,
  component: lazyRouteComponent(() => import('./check/report-check-page.tsx'), 'ReportCheckPage'),
});
const library = createRoute({
  ...under(root),
  path: '/library',
  validateSearch: librarySearch,
  component: lazyRouteComponent(() => import('./library/library-page.tsx'), 'LibraryPage'),
});
const pairs = createRoute({
  ...under(root),
  path: '/library/pairs',
  component: lazyRouteComponent(() => import('./library/pairs-page.tsx'), 'PairsPage'),
});
const agreement = createRoute({
  ...under(root),
  path: '/library/agreement',
  component: lazyRouteComponent(() => import('./library/coding/agreement-page.tsx'), 'AgreementPage'),
});
const oneCase = createRoute({
  ...under(root),
  path: '/library/$id',
  component: lazyRouteComponent(() => import('./library/case-page.tsx'), 'CasePage'),
});
const correct = createRoute({
  ...under(root),
  path: '/library/$id/correct',
  component: lazyRouteComponent(() => import('./library/correct-case-page.tsx'), 'CorrectCasePage'),
});
const coding = createRoute({
  ...under(root),
  path: '/library/$id/coding',
  component: lazyRouteComponent(() => import('./library/coding/coding-page.tsx'), 'CodingPage'),
});
const reconcile = createRoute({
  ...under(root),
  path: '/library/$id/reconcile',
  component: lazyRouteComponent(() => import('./library/coding/reconcile-page.tsx'), 'ReconcilePage'),
});
const caseBrief = createRoute({
  ...under(root),
  path: '/library/$id/brief',
  component: lazyRouteComponent(() => import('./brief/case-brief-page.tsx'), 'CaseBriefPage'),
});
const ask = createRoute({
  ...under(root),
  path: '/ask',
  validateSearch: askSearch,
  component: lazyRouteComponent(() => import('./ask/ask-page.tsx'), 'AskPage'),
});
const settings = createRoute({
  ...under(root),
  path: '/settings',
  component: lazyRouteComponent(() => import('./settings/settings-page.tsx'), 'SettingsPage'),
});

/** Every page by its address; all but the first are loaded when they are opened. */
export const router = createRouter({
  routeTree: root.addChildren([
    read,
    brief,
    check,
    library,
    pairs,
    agreement,
    oneCase,
    correct,
    coding,
    reconcile,
    caseBrief,
    ask,
    settings,
  ]),
  defaultPreload: 'intent',
  defaultPendingComponent: LoadingPage,
  defaultErrorComponent: ({ error }) => <ProblemPage error={error} />,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
