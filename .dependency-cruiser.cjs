/** Who may import whom: the one table of ARCHITECTURE.md, enforced. */
const parts = {
  timing: [],
  contract: ['timing'],
  readers: ['timing'],
  station: ['timing', 'contract', 'readers'],
  service: ['timing', 'contract'],
  screens: ['contract'],
  simulator: ['timing', 'readers'],
  cli: ['timing', 'contract', 'readers', 'station', 'service', 'simulator'],
};
/** Parts of which only the types may be imported, on top of the table. */
const typesOnly = { contract: ['timing'], readers: ['timing'], screens: ['timing', 'station', 'service'] };

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
  to: { path: folder(only), dependencyTypesNot: ['type-only'] },
}));

module.exports = {
  forbidden: [
    ...rules,
    ...typeRules,
    {
      name: 'no-circular',
      comment: 'Two files that need each other are one file, or three.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'timing-is-pure',
      comment: 'timing imports nothing from outside itself: no package, no node: module.',
      severity: 'error',
      from: { path: '^src/timing/', pathNot: '\\.test\\.ts$' },
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
