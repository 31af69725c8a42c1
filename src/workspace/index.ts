export { ACCOUNT_ROLES, type AccountRole } from './account-role.ts';
export type { Account, Accounts, NewAccount } from './accounts.ts';
export type { Coding, Codings } from './codings.ts';
export type { Draft, DraftLine, DraftOrigin, Drafts } from './drafts.ts';
export type { JobProgress, JobStatus, Jobs, KeptJob } from './jobs.ts';
export type { Sessions } from './sessions.ts';
export { openWorkspace } from './open-workspace.ts';
export type { Workspace } from './workspace.ts';
