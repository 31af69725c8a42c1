import { HttpProblem } from './problem-of.ts';

// After NIST SP 800-63B section 5.2.2: few guesses an account, with growing pauses; the names of accounts cannot be locked for long by others.
const FREE_ATTEMPTS = 5;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 15 * 60_000;
const MOST_NAMES = 10_000;

/** Slows down who guesses passwords of one account, from wherever. */
export interface SignInThrottle {
  /** Throws a problem 429 while the account has to wait. */
  check(name: string): void;
  failed(name: string): void;
  succeeded(name: string): void;
}

/** A throttle that forgets when the program ends. `now` in milliseconds. */
export function createSignInThrottle(now: () => number = Date.now): SignInThrottle {
  const failures = new Map<string, { count: number; until: number }>();
  return {
    check: (name) => {
      const until = failures.get(name)?.until ?? 0;
      if (until <= now()) return;
      const retryAfterSeconds = Math.ceil((until - now()) / 1000);
      throw new HttpProblem({
        title: 'Too many attempts',
        status: 429,
        kind: 'resource',
        code: 'sign-in-throttled',
        retryAfterSeconds,
        detail: `Signing in failed too often. Try again in ${retryAfterSeconds} s.`,
      });
    },
    failed: (name) => {
      const count = (failures.get(name)?.count ?? 0) + 1;
      const pause =
        count < FREE_ATTEMPTS ? 0 : Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (count - FREE_ATTEMPTS));
      failures.delete(name);
      failures.set(name, { count, until: now() + pause });
      const [oldest] = failures.keys();
      if (failures.size > MOST_NAMES && oldest !== undefined) failures.delete(oldest);
    },
    succeeded: (name) => void failures.delete(name),
  };
}
