import type { CertificateDesign, CertificateText } from '../../timing/model/certificate-design.ts';
import type { Language } from '../../timing/model/race.ts';

const russian = new Set(['RUS', 'BLR', 'KAZ', 'KGZ', 'TJK', 'UZB']);
const chinese = new Set(['CHN', 'HKG', 'MAC', 'TPE']);

/** The language of a certificate for somebody of this nationality. */
export function languageOfNation(nationality: string | null): Language {
  if (nationality !== null && russian.has(nationality)) return 'ru';
  return nationality !== null && chinese.has(nationality) ? 'zh-CN' : 'en';
}

const gold = '#8f6700';
const quiet = '#5b636b';
const ink = '#16191c';

type Looks = Partial<Omit<CertificateText, 'kind' | 'x' | 'y' | 'width' | 'text'>>;

function text(
  [x, y, width]: readonly [number, number, number],
  words: CertificateText['text'],
  looks: Looks,
): CertificateText {
  const plain = { size: 12, weight: 'regular', color: ink, align: 'center', fit: true } as const;
  return { kind: 'text', x, y, width, text: words, ...plain, ...looks };
}

/** A figure with what it is above it, in the middle of its place. */
function figure(
  [x, y, width]: readonly [number, number, number],
  value: string,
  words: CertificateText['text'],
  size: number,
): CertificateText[] {
  return [
    text([x, y, width], words, { size: 11, color: quiet, needs: value }),
    text([x, y + 6.5, width], `{${value}}`, { size, weight: 'bold' }),
  ];
}

/** A4 across: who, what, both times side by side, the places, and a QR code with the result as text. */
export const usualDesign: CertificateDesign = {
  v: 1,
  page: { width: 297, height: 210 },
  language: 'runner',
  picture: null,
  fields: [
    text([30, 24, 237], '{event}', { size: 26, weight: 'bold' }),
    text(
      [30, 40, 237],
      { en: 'Finisher’s certificate', 'zh-CN': '完赛证书', ru: 'Диплом финишёра' },
      { size: 17, color: gold },
    ),
    text([30, 58, 237], '{name}', { size: 42, weight: 'bold' }),
    text([30, 81, 237], '{latin}', { size: 17, color: quiet }),
    text(
      [30, 95, 237],
      { en: 'Bib {bib} · {race}', 'zh-CN': '参赛号 {bib} · {race}', ru: '№ {bib} · {race}' },
      { size: 14 },
    ),
    ...figure([60, 117, 84], 'gun', { en: 'Gun time', 'zh-CN': '枪声成绩', ru: 'Официальное время' }, 28),
    ...figure([153, 117, 84], 'chip', { en: 'Chip time', 'zh-CN': '净成绩', ru: 'Чистое время' }, 28),
    ...figure([40, 146, 72], 'place', { en: 'Place overall', 'zh-CN': '总排名', ru: 'Место в абсолюте' }, 20),
    ...figure(
      [112.5, 146, 72],
      'sexPlace',
      { en: 'Place, {sexName}', 'zh-CN': '性别排名（{sexName}）', ru: 'Место, {sexName}' },
      20,
    ),
    ...figure(
      [185, 146, 72],
      'categoryPlace',
      { en: 'Place in {category}', 'zh-CN': '组别排名（{category}）', ru: 'Место в группе {category}' },
      20,
    ),
    text([24, 184, 150], '{date}', { size: 11, color: quiet, align: 'left' }),
    { kind: 'qr', x: 249, y: 172, width: 24, text: '{event} | {race} | {bib} | {name} | {gun}' },
  ],
};
