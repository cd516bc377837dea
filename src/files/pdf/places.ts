import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The sources run from `src/files/pdf`, the desktop app from the one folder of its bundle. */
const isSource = import.meta.url.endsWith('.ts');

/** Where the templates are: `resources/typst` of the package itself. */
export const templatesFolder = fileURLToPath(
  new URL(isSource ? '../../../resources/typst/' : '../../resources/typst/', import.meta.url),
);

/** The fonts of all paper, in the order in which they are asked for a letter; each in regular and bold. */
const families = [
  { family: 'Noto Sans', folder: 'noto-sans', file: 'NotoSans' },
  { family: 'Noto Sans SC', folder: 'noto-sans-sc', file: 'NotoSansSC' },
  { family: 'Noto Sans Arabic', folder: 'noto-sans-arabic', file: 'NotoSansArabic' },
  { family: 'Noto Sans Devanagari', folder: 'noto-sans-devanagari', file: 'NotoSansDevanagari' },
  { family: 'Noto Sans Ethiopic', folder: 'noto-sans-ethiopic', file: 'NotoSansEthiopic' },
] as const;

export const fontFamilies: readonly string[] = families.map(({ family }) => family);

/** The font files, whole, from the packages that bring them. */
export function fontFiles(): string[] {
  const require = createRequire(import.meta.url);
  return families.flatMap(({ folder, file }) => {
    const home = dirname(require.resolve(`@expo-google-fonts/${folder}/package.json`));
    return ['400Regular', '700Bold'].map((weight) => join(home, weight, `${file}_${weight}.ttf`));
  });
}
