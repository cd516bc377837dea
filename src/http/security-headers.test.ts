import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { policyHeaders } from './security-headers.ts';

test('the script within the page of the screens is the only one that may run there', () => {
  const page = readFileSync(new URL('../screens/index.html', import.meta.url), 'utf8');
  const within = [...page.matchAll(/<script>(.*?)<\/script>/gs)].map(([, script = '']) => script);
  expect(within).toHaveLength(1);
  const hash = createHash('sha256').update(within[0]!).digest('base64');
  expect(policyHeaders({ frames: false })['Content-Security-Policy']).toContain(
    `script-src 'self' 'sha256-${hash}';`,
  );
});
