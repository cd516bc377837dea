import type { CertificateField, CertificateText } from '../../timing/model/certificate-design.ts';
import type { LocalText } from '../../timing/model/race.ts';

/** What can be put on a certificate, as people ask for it. */
export const fieldKinds = [
  'name',
  'latin',
  'bib',
  'race',
  'times',
  'gun',
  'chip',
  'places',
  'date',
  'city',
  'evidence',
  'club',
  'nationality',
  'event',
  'text',
  'qr',
] as const;
export type FieldKind = (typeof fieldKinds)[number];

interface Page {
  width: number;
  height: number;
}

const headings = {
  gun: { en: 'Gun time', 'zh-CN': '枪声成绩', ru: 'Официальное время' },
  chip: { en: 'Chip time', 'zh-CN': '净成绩', ru: 'Чистое время' },
  place: { en: 'Place overall', 'zh-CN': '总排名', ru: 'Место в абсолюте' },
  sexPlace: { en: 'Place, {sexName}', 'zh-CN': '性别排名（{sexName}）', ru: 'Место, {sexName}' },
  categoryPlace: {
    en: 'Place in {category}',
    'zh-CN': '组别排名（{category}）',
    ru: 'Место в группе {category}',
  },
} as const satisfies Record<string, LocalText>;

const quiet = '#5b636b';

/** The fields of a kind, in the middle of the page at this height: several where they belong side by side. */
export function newFields(kind: FieldKind, page: Page, y: number): CertificateField[] {
  const width = Math.round(page.width * 0.6);
  const x = (page.width - width) / 2;
  const line = (text: LocalText, size: number, looks: Partial<CertificateText> = {}) =>
    textField({ x, y, width, text, size, ...looks });
  switch (kind) {
    case 'name':
      return [line('{name}', 36, { weight: 'bold' })];
    case 'event':
      return [line('{event}', 24, { weight: 'bold' })];
    case 'bib':
      return [line({ en: 'Bib {bib}', 'zh-CN': '参赛号 {bib}', ru: '№ {bib}' }, 14)];
    case 'gun':
    case 'chip':
      return sideBySide([kind], page, y, 28);
    case 'times':
      return sideBySide(['gun', 'chip'], page, y, 28);
    case 'places':
      return sideBySide(['place', 'sexPlace', 'categoryPlace'], page, y, 20);
    case 'evidence':
      return [
        line(
          { en: 'Timed by {evidence}', 'zh-CN': '计时方式：{evidence}', ru: 'Хронометраж: {evidence}' },
          11,
        ),
      ];
    case 'text':
      return [line({ en: 'Text', 'zh-CN': '文字', ru: 'Текст' }, 14)];
    case 'qr':
      return [
        {
          kind: 'qr',
          x: page.width - 48,
          y: page.height - 48,
          width: 26,
          text: 'https://example.org/events/{eventId}/races/{raceId}?q={bib}',
        },
      ];
    case 'latin':
    case 'race':
    case 'date':
    case 'city':
    case 'club':
    case 'nationality':
      return [line(`{${kind}}`, 14)];
  }
}

function sideBySide(values: readonly (keyof typeof headings)[], page: Page, y: number, size: number) {
  const width = 62;
  const gap = 8;
  const left = (page.width - values.length * width - (values.length - 1) * gap) / 2;
  return values.flatMap((value, index): CertificateField[] => {
    const x = left + index * (width + gap);
    return [
      textField({ x, y, width, text: headings[value], size: 11, color: quiet, needs: value }),
      textField({ x, y: y + 6.5, width, text: `{${value}}`, size, weight: 'bold' }),
    ];
  });
}

function textField(
  own: Pick<CertificateText, 'x' | 'y' | 'width' | 'text' | 'size'> & Partial<CertificateText>,
): CertificateText {
  return { kind: 'text', weight: 'regular', color: '#16191c', align: 'center', fit: true, ...own };
}
