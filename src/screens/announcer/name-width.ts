const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const twoWide =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}]/u;

/** About how wide a name is, in Latin letters; a Chinese character, a Hangul syllable or an emoji is two. */
export function nameWidth(name: string): number {
  let width = 0;
  for (const { segment } of letters.segment(name)) width += twoWide.test(segment) ? 2 : 1;
  return width;
}
