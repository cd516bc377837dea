import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');

type Theme = 'light' | 'dark' | 'sunlight';

/** The tokens of a theme, as colours. */
function tokensOf(theme: Theme): Map<string, string> {
  const block = (selector: string) => css.split(`${selector} {`)[1]?.split('}')[0] ?? '';
  const tokens = new Map<string, string>();
  const read = (text: string) => {
    for (const [, name, value] of text.matchAll(/--([\w-]+):\s*(light-dark\([^)]*\)|#\w{6});/g)) {
      const colours = value?.match(/#\w{6}/g) ?? [];
      tokens.set(name ?? '', (theme === 'dark' ? colours.at(-1) : colours[0]) ?? '');
    }
  };
  read(block(':root'));
  if (theme === 'sunlight') read(block("[data-theme='sunlight']"));
  return tokens;
}

/** WCAG 2.2 relative luminance. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** What is written on what. */
const pairs = [
  ...['ground', 'surface', 'raised', 'hover'].flatMap((ground) =>
    ['text', 'quiet', 'gold', 'green', 'amber', 'red', 'blue'].map((text) => [text, ground] as const),
  ),
  ...['gold', 'green', 'amber', 'red', 'blue'].flatMap((colour) => [
    ['text', `${colour}-wash`] as const,
    ['quiet', `${colour}-wash`] as const,
    [colour, `${colour}-wash`] as const,
  ]),
  ['on-gold', 'gold-fill'],
  ['on-red', 'red'],
  ['surface', 'text'],
  ['surface', 'blue'],
] as const;

describe.each([
  ['light', 4.5],
  ['dark', 4.5],
  ['sunlight', 7],
] as const)('in the %s theme', (theme, least) => {
  const tokens = tokensOf(theme);
  it.each(pairs)(`%s can be read on %s`, (text, ground) => {
    const ratio = contrast(tokens.get(text) ?? '', tokens.get(ground) ?? '');
    expect(ratio).toBeGreaterThanOrEqual(least);
  });
});
