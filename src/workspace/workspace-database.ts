/** The tables of people and their work; statements are written in SQL, so Kysely needs no columns. */
export type WorkspaceDatabase = Record<string, never>;
