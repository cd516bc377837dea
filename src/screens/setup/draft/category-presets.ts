import type { CategoryDraft } from './event-draft.ts';

type Sex = 'F' | 'M' | 'X';

/** What a set of categories can be made of at once. */
export type Preset = 'five-year' | 'ten-year' | 'masters' | 'open' | 'none';
export const presets: readonly Preset[] = ['open', 'five-year', 'ten-year', 'masters', 'none'];

const sexes: { sex: Sex; letter: string; en: string; zh: string; ru: string }[] = [
  { sex: 'F', letter: 'W', en: 'Women', zh: '女子', ru: 'Женщины' },
  { sex: 'M', letter: 'M', en: 'Men', zh: '男子', ru: 'Мужчины' },
  { sex: 'X', letter: 'X', en: 'Open', zh: '公开', ru: 'Открытая группа' },
];

/** The categories of a preset, for women, men, and who is neither. */
export function categoriesOf(preset: Preset): CategoryDraft[] {
  switch (preset) {
    case 'none':
      return [];
    case 'open':
      return sexes.map(({ sex, en, zh, ru, letter }) => ({
        id: letter,
        name: { en, 'zh-CN': zh, ru },
        sex,
      }));
    case 'five-year':
      return inBands([[undefined, 17], [18, 34], ...bands(35, 80, 5)]);
    case 'ten-year':
      return inBands([[undefined, 17], [18, 29], ...bands(30, 80, 10)]);
    case 'masters':
      // World Athletics: masters are 35 and older, in groups of five years.
      return inBands([[undefined, 34], ...bands(35, 90, 5)]);
  }
}

type Band = [from: number | undefined, to: number | undefined];

function bands(from: number, last: number, years: number): Band[] {
  const made: Band[] = [];
  for (let age = from; age < last; age += years) made.push([age, age + years - 1]);
  return [...made, [last, undefined]];
}

function inBands(ages: readonly Band[]): CategoryDraft[] {
  return sexes.flatMap(({ sex, letter, en, zh, ru }) =>
    ages.map(([minAge, maxAge]) => {
      const range = rangeText(minAge, maxAge);
      return {
        id: minAge === undefined ? `${letter}U${(maxAge ?? 0) + 1}` : `${letter}${minAge}`,
        name: { en: `${en} ${range}`, 'zh-CN': `${zh} ${range}`, ru: `${ru} ${range}` },
        sex,
        ...(minAge === undefined ? {} : { minAge }),
        ...(maxAge === undefined ? {} : { maxAge }),
      };
    }),
  );
}

/** Ages of a group: `18–34`, `80+`, `–17`. */
export function rangeText(from: number | undefined, to: number | undefined): string {
  if (from === undefined) return to === undefined ? '' : `–${to}`;
  if (to === undefined) return `${from}+`;
  return from === to ? String(from) : `${from}–${to}`;
}

/** The preset that categories are, untouched; null where somebody changed them. */
export function presetOf(categories: 'five-year' | readonly CategoryDraft[]): Preset | null {
  if (categories === 'five-year') return 'five-year';
  const text = JSON.stringify(categories);
  return presets.find((preset) => JSON.stringify(categoriesOf(preset)) === text) ?? null;
}

/** Categories written out. */
export function writtenOut(categories: 'five-year' | CategoryDraft[]): CategoryDraft[] {
  return categories === 'five-year' ? categoriesOf('five-year') : categories;
}
