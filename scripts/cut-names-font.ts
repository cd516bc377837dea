import { createRequire } from 'node:module';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import subsetFont from 'subset-font';
import { Coverage } from '../src/files/pdf/coverage.ts';

/**
 * Cuts the face of rare Chinese characters of the screens: what the whole Noto Sans SC has and the package of web fonts
 * lacks, names above all. It is in parts, so that a page with one such name loads one of them. Run it again after either
 * package is renewed: `npm run fonts`.
 */
const folder = join(import.meta.dirname, '../src/screens/theme/names');
const require = createRequire(import.meta.url);
const whole = join(require.resolve('@expo-google-fonts/noto-sans-sc/package.json'), '..');
const web = require.resolve('@fontsource-variable/noto-sans-sc/wght.css');
const partSize = 1000;

/** Unified ideographs and their extensions. */
const blocks = [
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0x2_0000, 0x3_23af],
] as const;

const font = readFileSync(join(whole, '500Medium/NotoSansSC_500Medium.ttf'));
const lacking = notInPackage();
const missing = new Set(new Coverage([font]).missingIn(lacking));
const drawn = lacking.filter((sign) => !missing.has(sign));

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const faces: string[] = [];
for (let from = 0; from < drawn.length; from += partSize) {
  const part = drawn.slice(from, from + partSize);
  const name = `names-${String(faces.length + 1).padStart(2, '0')}.woff2`;
  writeFileSync(
    join(folder, name),
    await subsetFont(font, part.join(''), { targetFormat: 'woff2', noHinting: true }),
  );
  faces.push(face(name, part));
}
writeFileSync(
  join(folder, 'OFL.txt'),
  readFileSync(require.resolve('@fontsource-variable/noto-sans-sc/LICENSE')),
);
writeFileSync(
  join(folder, 'names.css'),
  `/* Made by scripts/cut-names-font.ts of Noto Sans SC (SIL Open Font License, OFL.txt). */\n${faces.join('\n')}`,
);
console.log(`${drawn.length} characters in ${faces.length} parts`);

/** The characters of the blocks that the web font does not have, in order. */
function notInPackage(): string[] {
  const has = new Set<number>();
  for (const [, first = '', last = first] of readFileSync(web, 'utf8').matchAll(
    /U\+([0-9A-F]+)(?:-([0-9A-F]+))?/gi,
  ))
    for (let point = parseInt(first, 16); point <= parseInt(last, 16); point += 1) has.add(point);
  const signs: string[] = [];
  for (const [first, last] of blocks)
    for (let point = first; point <= last; point += 1)
      if (!has.has(point)) signs.push(String.fromCodePoint(point));
  return signs;
}

/**
 * A part by the stretch that it lies in. What the web font has stands there as well, but that comes first in the list of
 * families, and is taken from it.
 */
function face(name: string, part: readonly string[]): string {
  const hex = (sign: string | undefined) => sign?.codePointAt(0)?.toString(16).toUpperCase() ?? '';
  return `@font-face {
  font-family: 'Goldline Names';
  font-style: normal;
  font-display: swap;
  font-weight: 100 900;
  src: url('./${name}') format('woff2');
  unicode-range: U+${hex(part[0])}-${hex(part.at(-1))};
}
`;
}
