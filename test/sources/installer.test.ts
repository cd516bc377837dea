import { readFileSync } from 'node:fs';
import { join, matchesGlob } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const text = (path: string) => readFileSync(join(root, path), 'utf8');
const yml = text('electron-builder.yml');

/** The packages that the shell and its station import; each stays outside the bundle, in the installer. */
const imported = [
  '@expo-google-fonts/noto-sans',
  '@expo-google-fonts/noto-sans-arabic',
  '@expo-google-fonts/noto-sans-devanagari',
  '@expo-google-fonts/noto-sans-ethiopic',
  '@expo-google-fonts/noto-sans-sc',
  '@hono/node-server',
  '@myriaddreamin/typst-ts-node-compiler',
  'better-sqlite3',
  'commander',
  'csv-parse',
  'csv-stringify',
  'fflate',
  'hono',
  'hucre',
  'i18next',
  'iconv-lite',
  'serialport',
  'uqr',
  'yauzl',
  'zod',
];
/** What may be in the installer beside packages. */
const allowed = ['out/**', 'resources/icons/goldline.png', 'resources/typst/**', 'package.json', 'LICENSE'];

interface Package {
  dev?: boolean;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}
const { packages } = JSON.parse(text('package-lock.json')) as { packages: Record<string, Package> };
const { dependencies } = JSON.parse(text('package.json')) as { dependencies: Record<string, string> };

/** Packages with all that they need. */
function withNeeds(names: readonly string[]): Set<string> {
  const needed = new Set<string>();
  const waiting = [...names];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const found = packages[`node_modules/${name}`];
    if (found === undefined || needed.has(name)) continue;
    needed.add(name);
    waiting.push(...Object.keys({ ...found.dependencies, ...found.optionalDependencies }));
  }
  return needed;
}

/** The items of a list in the file. */
function list(name: string): string[] {
  const from = yml.indexOf(`\n${name}:\n`);
  const lines = yml.slice(from + name.length + 3).split('\n');
  const end = lines.findIndex((line) => /^\S/.test(line) && !line.startsWith('#'));
  return lines.slice(0, end).flatMap((line) => /^\s+- '?(.+?)'?$/.exec(line)?.[1] ?? []);
}

const files = list('files');
const refused = files.filter((each) => each.startsWith('!')).map((each) => each.slice(1));
const isPacked = (path: string) => !refused.some((pattern) => matchesGlob(path, pattern));

test('the installer takes only what is on the list', () => {
  expect(files.filter((each) => !each.startsWith('!'))).toEqual(allowed);
});

test('it has the packages that the shell and the station import, and no others', () => {
  const needed = withNeeds(imported);
  const all = withNeeds(Object.keys(dependencies));
  const packed = [...all].filter((name) => isPacked(`node_modules/${name}/package.json`));
  expect(packed.sort()).toEqual([...needed].sort());
});

test('native modules and licences are in it; sources and other files of theirs are not', () => {
  expect(isPacked('node_modules/better-sqlite3/prebuilds/linux-x64.node')).toBe(true);
  expect(isPacked('node_modules/@serialport/bindings-cpp/prebuilds/win32-x64/node.napi.node')).toBe(true);
  expect(isPacked('node_modules/some/LICENSE.md')).toBe(true);
  expect(isPacked('node_modules/better-sqlite3/deps/sqlite3/sqlite3.c')).toBe(false);
  expect(isPacked('node_modules/zod/README.md')).toBe(false);
  expect(isPacked('node_modules/zod/index.d.ts')).toBe(false);
});

test('what the station reads lies in real files, and Electron may run it as Node', () => {
  const unpacked = list('asarUnpack');
  for (const path of ['out/main/station.js', 'out/renderer/index.html', 'node_modules/zod/index.js'])
    expect(unpacked.some((pattern) => matchesGlob(path, pattern))).toBe(true);
  expect(yml).toMatch(/^ {2}runAsNode: true$/m);
});

test.each([
  ['homepage', /^ {2}homepage: https:/m],
  ['author with an address', /^ {2}author: .+ <.+@.+>$/m],
  ['a toolset without FUSE 2', /^ {2}appimage: 1\.0\.3$/m],
  ['what is the same on both processors', /^ {2}x64ArchFiles: /m],
  ['why it wants the local network', /^ {4}NSLocalNetworkUsageDescription: .{20}/m],
  ['no key for cookies', /^ {2}enableCookieEncryption: false$/m],
])('says %s', (_what, pattern) => {
  expect(yml).toMatch(pattern);
});

test('the Debian package brings the rule for serial adapters that docs/install.md names', () => {
  const [source] = /\[(resources\/linux\/\S+)=\/usr\/lib\/udev\/rules\.d\//.exec(yml)?.slice(1) ?? [];
  const rules = text(source ?? '');
  for (const vendor of ['1a86', '10c4', '0403', '067b'])
    expect(rules).toMatch(
      new RegExp(`^ATTRS\\{idVendor\\}=="${vendor}".*TAG\\+="uaccess".*ID_MM_DEVICE_IGNORE`, 'm'),
    );
  expect(text('docs/install.md')).toContain(source);
});
