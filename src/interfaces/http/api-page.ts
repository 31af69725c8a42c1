import { type Route, ROUTES } from './contract.ts';

const STYLE = `body{max-width:52rem;margin:2rem auto;padding:0 1rem;font:16px/1.5 system-ui,sans-serif;color:#1c1b19;background:#fdfcf9}
h1,h2{font-family:Georgia,serif}h2{margin-top:2rem;border-top:1px solid #dedad1;padding-top:1rem}dt{margin-top:.8rem}
code{font:14px/1.4 ui-monospace,monospace}.role{color:#6b6760;font-size:.85em}
@media(prefers-color-scheme:dark){body{color:#e8e6e1;background:#1b1b1a}h2{border-color:#444}.role{color:#a8a49c}}`;

/** The contract as a page to read, without any script. */
export function apiPage(version: string): string {
  const byTag = new Map<string, [string, Route][]>();
  for (const [name, route] of Object.entries(ROUTES) as [string, Route][])
    byTag.set(route.tag, [...(byTag.get(route.tag) ?? []), [name, route]]);
  const sections = [...byTag].map(
    ([tag, routes]) =>
      `<section aria-labelledby="${slug(tag)}"><h2 id="${slug(tag)}">${escape(tag)}</h2><dl>${routes.map(lineOf).join('')}</dl></section>`,
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Precedent: the API</title><style>${STYLE}</style></head>
<body><main><h1>Precedent: the API</h1><p>Version ${escape(version)}. The same as a document for programs: <a href="/api/openapi.json">OpenAPI 3.1</a>.
Problems come as RFC 9457 documents with a stable <code>code</code>. Cases, drafts and codings have an <code>ETag</code>; changes name it in <code>If-Match</code> and are
answered with 412 where somebody was quicker: nothing is lost then. Lists have a <code>next</code> to go on with as <code>cursor</code>.</p>${sections.join('')}</main></body></html>`;
}

function lineOf([name, route]: [string, Route]): string {
  const asked = [
    ...Object.keys(route.query?.shape ?? {}),
    ...(route.body?.kind === 'json' ? ['a JSON body'] : []),
    ...(route.body?.kind === 'files' ? ['files'] : []),
    ...(route.ifMatch === undefined ? [] : ['If-Match']),
  ];
  return `<dt id="${name}"><code>${route.method} ${escape(route.path)}</code> <span class="role">${route.role === 'nobody' ? 'no sign-in needed' : `role ${route.role}`}</span></dt>
<dd>${escape(route.summary)}${asked.length > 0 ? ` <span class="role">Takes ${escape(asked.join(', '))}.</span>` : ''}</dd>`;
}

function slug(tag: string): string {
  return tag.toLowerCase().replaceAll(' ', '-');
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
