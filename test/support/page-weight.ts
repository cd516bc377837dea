import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from '@playwright/test';

const screensDir = fileURLToPath(new URL('../../out/renderer', import.meta.url));

/** Bytes over the wire of a page with all that it loads, letters too. */
export async function weightOf(service: string, path: string): Promise<number> {
  const text = await (await fetch(service + path)).text();
  const loaded = [...text.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, file]) => file!);
  expect(loaded.length).toBeGreaterThan(1);
  const css = loaded
    .filter((file) => file.endsWith('.css'))
    .map((file) => readFileSync(join(screensDir, file), 'utf8'));
  expect(css.join('')).not.toContain('url(');
  let bytes = 0;
  for (const file of [path, ...loaded]) {
    const response = await fetch(service + file, { headers: { 'accept-encoding': 'br' } });
    const length = response.headers.get('content-length');
    bytes += length === null ? (await response.arrayBuffer()).byteLength : Number(length);
  }
  return bytes;
}
