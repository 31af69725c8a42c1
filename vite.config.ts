import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { ROUTES } from './src/interfaces/http/contract.ts';

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * Gives the browser each route as method, path and kinds, without its schemas: the server validates, so that no validator needs to be
 * loaded with the first page. Types still come from the contract itself.
 */
function routeTable(): Plugin {
  const id = 'virtual:route-table';
  const table = Object.fromEntries(
    Object.entries(ROUTES).map(([name, route]) => [
      name,
      {
        method: route.method,
        path: route.path,
        answer: { kind: route.answer.kind },
        ...('body' in route && { body: { kind: route.body.kind } }),
      },
    ]),
  );
  return {
    name: 'route-table',
    resolveId: (asked) => (asked === id ? `\0${id}` : null),
    load: (asked) => (asked === `\0${id}` ? `export const ROUTE_TABLE = ${JSON.stringify(table)};` : null),
  };
}

/** Builds the pages into `dist/web`, which `precedent serve` hands out. */
export default defineConfig({
  root: folder('src/interfaces/web'),
  base: '/',
  plugins: [react(), routeTable()],
  publicDir: folder('src/interfaces/web/public'),
  build: {
    outDir: folder('dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    license: { fileName: 'licences.md' },
    assetsInlineLimit: 0,
    rollupOptions: {
      // The contract is declarations: what of it nobody uses (schemas) is left out.
      treeshake: {
        moduleSideEffects: (module: string) => !/\/src\/interfaces\/http\/|\/src\/case\//.test(module),
      },
    },
  },
});
