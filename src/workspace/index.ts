export { type Account, ACCOUNT_ROLES, type AccountRole, type Accounts, type NewAccount } from './accounts.ts';
export type { Coding, Codings } from './codings.ts';
export type { Draft, DraftLine, DraftOrigin, Drafts } from './drafts.ts';
export type { JobProgress, JobStatus, Jobs, KeptJob } from './jobs.ts';
export type { Sessions } from './sessions.ts';
export { openWorkspace, type Workspace } from './workspace.ts';
