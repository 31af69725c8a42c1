/** What an account may do; each may what those before it may. */
export const ACCOUNT_ROLES = ['reader', 'curator', 'admin'] as const;
export type AccountRole = (typeof ACCOUNT_ROLES)[number];
