const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const twoWide =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}]/u;

/** About how wide a name is, in Latin letters; a Chinese character, a Hangul syllable or an emoji is two. */
export function nameWidth(name: string): number {
  let width = 0;
  for (const { segment } of letters.segment(name)) width += twoWide.test(segment) ? 2 : 1;
  return width;
}

/** Widths from which a name is set smaller, so that it can be shown whole. */
const widths = { long: 22, longest: 38 };

/** How large a name is set. */
export function nameSize(name: string): 'usual' | 'long' | 'longest' {
  const width = nameWidth(name);
  if (width <= widths.long) return 'usual';
  return width > widths.longest ? 'longest' : 'long';
}
