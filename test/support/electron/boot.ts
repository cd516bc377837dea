// What Electron's lib/browser/init.ts, default_app/main.ts and electron_browser_main_parts.cc do, in their order.
import './hooks.ts';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const exe = process.env['STAND_IN_EXE'] ?? process.execPath;
Object.defineProperty(process.versions, 'electron', { value: '0.0.0-stand-in', enumerable: true });
Object.defineProperty(process, 'type', { value: 'browser' });
Object.defineProperty(process, 'resourcesPath', { value: join(dirname(exe), 'resources') });
process.execPath = exe;
process.argv = [exe, ...process.argv.slice(2)];

const { app } = await import('./app.ts');

const args = process.argv.slice(1);
const preloads: string[] = [];
let file: string | null = null;
for (let index = 0; index < args.length && file === null; index += 1) {
  const arg = args[index] ?? '';
  if (arg === '-r' || arg === '--require') preloads.push(args[(index += 1)] ?? '');
  else if (!arg.startsWith('-')) file = arg;
}
// shell/app/command_line_args.cc: nothing may follow what looks like a URL.
const url = process.argv.findIndex((arg) => /^[A-Za-z][^\s:]+:/.test(arg));
if (file === null || (url >= 0 && url < process.argv.length - 1)) {
  process.stderr.write('[stand-in] Electron does not start with these arguments\n');
  process.exit(1);
}
const require = createRequire(import.meta.url);
for (const preload of preloads) require(preload);

app.beforeCode();
try {
  await load(resolve(file));
} catch (error) {
  process.emit('uncaughtException', error as Error);
}
await app.afterCode();

async function load(path: string): Promise<void> {
  const described = join(path, 'package.json');
  let entry = path;
  app.setAppPath(existsSync(described) ? path : dirname(path));
  if (existsSync(described)) {
    const { name, productName, main, version } = JSON.parse(readFileSync(described, 'utf8')) as Record<
      string,
      string
    >;
    app.setVersion(version ?? '0.0.0');
    app.setName(productName ?? name ?? 'Electron');
    entry = join(path, main ?? 'index.js');
  }
  await import(pathToFileURL(entry).href);
}
