// Who may import whom: a folder, and the other folders it may import. Everyone may import src/errors.ts.
const layers = {
  'json/': [],
  'terminology/': [],
  'statistics/': [],
  'archive/': [],
  'publications/': [],
  'case/': ['terminology/'],
  'extract/': ['terminology/', 'case/', 'archive/'],
  'packs/': ['json/', 'terminology/', 'case/'],
  'library/': ['json/', 'terminology/', 'case/'],
  'workspace/': ['case/'],
  'exchange/': ['json/', 'terminology/', 'case/'],
  'questions/': ['terminology/', 'statistics/', 'case/', 'packs/', 'library/'],
  'brief/': ['terminology/', 'statistics/', 'case/', 'packs/', 'library/', 'questions/'],
  'app/': [
    'json/',
    'archive/',
    'publications/',
    'statistics/',
    'terminology/',
    'case/',
    'extract/',
    'packs/',
    'library/',
    'workspace/',
    'exchange/',
    'questions/',
    'brief/',
  ],
  'interfaces/': ['case/', 'app/'],
};
const stages = ['document', 'section', 'mention', 'assertion', 'assembly'];
const at = (names) => names.map((name) => `^src/${name}`);
// A test may look at its folder from further away: through the whole reader, or a later stage.
const TEST = '[.]test[.]ts$';
const rule = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to });

module.exports = {
  forbidden: [
    rule('no-circular', {}, { circular: true }, 'A cycle hides which folder owns the idea.'),
    rule('no-orphans', { orphan: true, path: '^src/', pathNot: '[.]d[.]ts$' }, {}, 'Use it or delete it.'),
    ...Object.entries(layers).map(([folder, allowed]) =>
      rule(
        `layer-${folder.replace(/\W|ts$/g, '')}`,
        { path: `^src/${folder}`, pathNot: TEST },
        { path: '^src/', pathNot: at(['errors[.]ts$', folder, ...allowed]) },
        'The folders are the flow of the data: see ARCHITECTURE.md, Who imports whom.',
      ),
    ),
    ...stages.map((stage, i) =>
      rule(
        `stage-${stage}`,
        { path: `^src/extract/${stage}/`, pathNot: TEST },
        {
          path: '^src/extract/',
          pathNot: [...at(stages.slice(0, i + 1).map((s) => `extract/${s}/`)), '^src/extract/resource[.]ts$'],
        },
        'A stage reads only what earlier stages made.',
      ),
    ),
    rule(
      'questions-are-peers',
      { path: '^src/questions/([^/]+)/' },
      { path: '^src/questions/', pathNot: ['^src/questions/$1/', '^src/questions/answer[.]ts$'] },
      'Shared work moves down a layer.',
    ),
    rule(
      'interfaces-are-peers',
      { path: '^src/interfaces/([^/]+)/' },
      {
        path: '^src/interfaces/',
        pathNot: ['^src/interfaces/$1/', '^src/interfaces/http/(?:contract|serve)[.]ts$'],
      },
      'They share the contract; the command line also starts the server.',
    ),
    rule(
      'web-sees-only-the-contract',
      { path: '^src/interfaces/web/' },
      { path: '^src/', pathNot: ['^src/interfaces/web/', '^src/interfaces/http/contract[.]ts$'] },
      'The browser gets no server code.',
    ),
    rule(
      'through-the-door',
      { path: '^src/((?:extract/|questions/)?[^/]+)' },
      {
        path: '^src/(?:terminology|statistics|archive|publications|case|library|workspace|packs|exchange|brief|app|extract/[^/]+|questions/[^/]+)/',
        pathNot: ['^src/$1/', '/index[.]ts$'],
      },
      'From outside a folder, import its index.ts.',
    ),
    rule(
      'io-at-the-edges',
      {
        path: '^src/',
        pathNot: [
          '^src/(library|interfaces)/',
          '^src/terminology/load/',
          '^src/packs/load',
          '^src/publications/',
          '^src/app/',
          '[.]test[.]ts$',
        ],
      },
      { path: '^(node:)?(fs|fs/promises|net|http|https|child_process|process)$' },
      'The rest is pure: same input, same output.',
    ),
    rule(
      'database-only-in-library',
      { path: '^src/', pathNot: '^src/(library|workspace)/' },
      { path: 'node_modules/(pg|kysely|@electric-sql)/' },
      'SQL has two homes: cases, and people with their work.',
    ),
    rule(
      'no-dump-folders',
      {},
      { path: '/(util|utils|helpers|common|shared|misc|lib)([.]ts$|/)', pathNot: 'node_modules' },
      'Name the idea and put it with its folder.',
    ),
    rule(
      'no-test-in-src',
      { path: '^src/', pathNot: '[.]test[.]ts$' },
      { path: '[.]test[.]ts$|^(tests|bench|evaluation)/' },
      'Tests read the product, never the reverse.',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js'] },
  },
};
