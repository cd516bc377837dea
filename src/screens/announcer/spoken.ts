type Pinyin = (name: string) => string;

let pinyin: Pinyin | null = null;

/** Loads what names are spoken by. Where that fails, names stand there without it. */
export async function loadSpoken(): Promise<void> {
  try {
    const { pinyin: of } = await import('pinyin-pro');
    pinyin = (name) => of(name, { surname: 'head', toneSandhi: false });
  } catch {
    pinyin = null;
  }
}

/** Chinese characters alone, with the dot of names that were not Chinese at first. */
const chinese = /^[\p{Script=Han}·• ]+$/u;
/** Who write names in Chinese characters and say them in their own way. */
const otherwise = new Set(['JPN', 'KOR', 'PRK', 'VIE']);

/** How a Chinese name is said, in pinyin with tones: `Lǐ Nà`; null for other names, and before that is loaded. */
export function spokenName(name: string, nationality: string | null = null): string | null {
  if (pinyin === null || !chinese.test(name) || otherwise.has(nationality ?? '')) return null;
  return pinyin(name)
    .split(/\s+/)
    .map((syllable) => syllable.slice(0, 1).toUpperCase() + syllable.slice(1))
    .join(' ');
}
