import type { Language } from '../../i18n/language.ts';

/** From this number on, a distance without a unit is metres: nobody runs 200 km past mats, or has a point at 100 m. */
const metresFrom = 200;

/**
 * Metres of what was typed: `5 km`, `21,0975`, `42195`, `400 m`, `5 公里`, `5 км`; null where it is no distance. A number
 * without a unit is kilometres below 200 and metres from there on.
 */
export function metresOf(text: string): number | null {
  const plain = text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, '');
  const [, digits, unit = ''] = /^(\d+(?:[.,]\d+)?)(km|k|км|公里|千米|m|м|米)?$/.exec(plain) ?? [];
  if (digits === undefined) return null;
  const number = Number(digits.replace(',', '.'));
  const isMetres = unit === '' ? number >= metresFrom : ['m', 'м', '米'].includes(unit);
  return Math.round((isMetres ? number : number * 1000) * 1000) / 1000;
}

/** A distance as it is typed: kilometres, metres below one. */
export function distanceText(metres: number, language: Language): string {
  const units = { en: ['km', 'm'], ru: ['км', 'м'], 'zh-CN': ['公里', '米'] }[language];
  const isKm = metres >= 1000;
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 6, useGrouping: false });
  return `${number.format(isKm ? metres / 1000 : metres)} ${isKm ? units[0] : units[1]}`;
}

/** The id of a point or mat at a distance: `5k`, `half`, `12.5k`, `400m`. */
export function idOfDistance(metres: number): string {
  if (metres === 21_097.5) return 'half';
  return metres >= 1000 ? `${metres / 1000}k` : `${metres}m`;
}
