import { Notifications } from '@mantine/notifications';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { type JSX, lazy, Suspense, useEffect, useRef } from 'react';
import { useMe } from '../api/me.ts';
import { ColorSchemeButton } from './color-scheme-button.tsx';
import { Loading, Problem } from './page-states.tsx';

// Needed only where there are accounts: not part of the first page.
const SignInPage = lazy(async () => ({ default: (await import('../sign-in/sign-in-page.tsx')).SignInPage }));
const UserMenu = lazy(async () => ({ default: (await import('./user-menu.tsx')).UserMenu }));

/** What stands around every page; where accounts are needed and nobody is signed in, the sign-in page alone. */
export function Shell(): JSX.Element {
  const me = useMe();
  const main = useRef<HTMLElement>(null);
  useFocusOnNewPage(main);
  const isOut = me.data !== undefined && me.data.user === undefined;
  return (
    <div className="shell">
      <a className="skip" href="#content">
        Skip to the page
      </a>
      <header className="masthead">
        <div className="masthead-inner">
          <Link to="/" className="name">
            Precedent
          </Link>
          {isOut ? (
            <span style={{ flex: 1 }} />
          ) : (
            <nav aria-label="Pages">
              <Link to="/" activeOptions={{ exact: true, includeSearch: false }}>
                Read
              </Link>
              <Link to="/brief" activeOptions={{ includeSearch: false }}>
                Brief
              </Link>
              <Link to="/check" activeOptions={{ includeSearch: false }}>
                Check
              </Link>
              <Link to="/library" activeOptions={{ includeSearch: false }}>
                Library
              </Link>
              <Link to="/ask" activeOptions={{ includeSearch: false }}>
                Ask
              </Link>
              <Link to="/settings">Settings</Link>
            </nav>
          )}
          <ColorSchemeButton />
          {me.data?.accounts === 'required' && me.data.user !== undefined && (
            <Suspense fallback={null}>
              <UserMenu user={me.data.user} />
            </Suspense>
          )}
        </div>
      </header>
      <main id="content" ref={main} tabIndex={-1} style={{ outline: 'none', flex: 1 }}>
        {me.isPending ? (
          <div className="page">
            <Loading what="Opening Precedent" />
          </div>
        ) : me.isError ? (
          <div className="page">
            <Problem error={me.error} onRetry={() => void me.refetch()} />
          </div>
        ) : isOut ? (
          <Suspense fallback={<div className="page" />}>
            <SignInPage openId={me.data.openId} />
          </Suspense>
        ) : (
          <Outlet />
        )}
      </main>
      <Notifications position="bottom-left" />
      <footer className="colophon">
        <div>
          <span>Evidence from published cases, never advice.</span>
          <span>Everything stays on this machine.</span>
          <a href="/api/docs">API</a>
        </div>
      </footer>
    </div>
  );
}

/** Moves the focus to a page that was opened, so that keyboard and screen reader go on from there. */
function useFocusOnNewPage(main: React.RefObject<HTMLElement | null>): void {
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const last = useRef(path);
  useEffect(() => {
    if (last.current === path) return;
    last.current = path;
    main.current?.focus({ preventScroll: true });
  }, [path, main]);
}
