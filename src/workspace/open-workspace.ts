import type { Workspace, workspaceIn } from './workspace.ts';

/** Opens the workspace in the database of an open library, making or migrating its tables; it is closed with the library. */
export async function openWorkspace(library: Parameters<typeof workspaceIn>[0]): Promise<Workspace> {
  // Loaded when it is asked for, as the library is: what speaks with a database takes long to load.
  const { workspaceIn: open } = await import('./workspace.ts');
  return open(library);
}
