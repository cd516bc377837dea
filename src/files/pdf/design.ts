import { z } from 'zod';
import type { Language } from '../../timing/model/race.ts';

const mm = z.number().min(-1000).max(1000);
const localText = z.union([
  z.string().max(500),
  z.strictObject({
    en: z.string().max(500).optional(),
    'zh-CN': z.string().max(500).optional(),
    ru: z.string().max(500).optional(),
  }),
]);

/** Where a field is, in millimetres from the left upper corner of the page. */
const place = { x: mm, y: mm, width: z.number().positive().max(1000) };

/**
 * A text with values of the runner in braces, such as `{name}` or `Gun time {gun}`; one for all languages or one for each.
 * The field is left out for a runner who has nothing for one of its values.
 */
const textField = z.strictObject({
  kind: z.literal('text'),
  ...place,
  text: localText,
  /** A value that the field goes with, such as the time under a heading: without it the field is left out too. */
  needs: z.string().max(40).optional(),
  /** In points. */
  size: z.number().min(4).max(200),
  weight: z.enum(['regular', 'bold']).default('regular'),
  color: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i)
    .default('#16191c'),
  align: z.enum(['left', 'center', 'right']).default('left'),
  /** Set smaller where it would be wider than its place, instead of broken into lines. */
  fit: z.boolean().default(true),
});

/** A QR code as wide as its place. */
const qrField = z.strictObject({ kind: z.literal('qr'), ...place, text: localText });

/** What certificates of an event look like: data alone, set by our own template. */
export const designSchema = z.strictObject({
  /** In millimetres. */
  page: z.strictObject({
    width: z.number().min(50).max(600),
    height: z.number().min(50).max(600),
  }),
  /** `runner`: in the language of the runner's country. */
  language: z.enum(['runner', 'en', 'zh-CN', 'ru']).default('runner'),
  fields: z.array(z.discriminatedUnion('kind', [textField, qrField])).max(60),
});
export type Design = z.output<typeof designSchema>;

const russian = new Set(['RUS', 'BLR', 'KAZ', 'KGZ', 'TJK', 'UZB']);
const chinese = new Set(['CHN', 'HKG', 'MAC', 'TPE']);

/** The language of a certificate for somebody of this nationality. */
export function languageOfNation(nationality: string | null): Language {
  if (nationality !== null && russian.has(nationality)) return 'ru';
  return nationality !== null && chinese.has(nationality) ? 'zh-CN' : 'en';
}

const gold = '#8f6700';
const quiet = '#5b636b';
const across = { x: 30, width: 237, align: 'center' } as const;
const heading = { size: 11, color: quiet, align: 'center' } as const;
const figure = { size: 28, weight: 'bold', align: 'center' } as const;

/** A4 across: who, what, both times side by side, the places, and a QR code with the result as text. */
export const usualDesign: Design = designSchema.parse({
  page: { width: 297, height: 210 },
  fields: [
    { kind: 'text', ...across, y: 24, text: '{event}', size: 26, weight: 'bold' },
    {
      kind: 'text',
      ...across,
      y: 40,
      text: { en: 'Finisher’s certificate', 'zh-CN': '完赛证书', ru: 'Диплом финишёра' },
      size: 17,
      color: gold,
    },
    { kind: 'text', ...across, y: 58, text: '{name}', size: 42, weight: 'bold' },
    { kind: 'text', ...across, y: 81, text: '{latin}', size: 17, color: quiet },
    {
      kind: 'text',
      ...across,
      y: 95,
      text: { en: 'Bib {bib} · {race}', 'zh-CN': '参赛号 {bib} · {race}', ru: '№ {bib} · {race}' },
      size: 14,
    },
    {
      kind: 'text',
      x: 60,
      y: 117,
      width: 84,
      text: { en: 'Gun time', 'zh-CN': '枪声成绩', ru: 'Официальное время' },
      needs: 'gun',
      ...heading,
    },
    { kind: 'text', x: 60, y: 124, width: 84, text: '{gun}', ...figure },
    {
      kind: 'text',
      x: 153,
      y: 117,
      width: 84,
      text: { en: 'Chip time', 'zh-CN': '净成绩', ru: 'Чистое время' },
      needs: 'chip',
      ...heading,
    },
    { kind: 'text', x: 153, y: 124, width: 84, text: '{chip}', ...figure },
    {
      kind: 'text',
      x: 40,
      y: 146,
      width: 72,
      text: { en: 'Place overall', 'zh-CN': '总排名', ru: 'Место в абсолюте' },
      needs: 'place',
      ...heading,
    },
    { kind: 'text', x: 40, y: 152, width: 72, text: '{place}', ...figure, size: 20 },
    {
      kind: 'text',
      x: 112.5,
      y: 146,
      width: 72,
      text: { en: 'Place, {sexName}', 'zh-CN': '性别排名（{sexName}）', ru: 'Место, {sexName}' },
      needs: 'sexPlace',
      ...heading,
    },
    { kind: 'text', x: 112.5, y: 152, width: 72, text: '{sexPlace}', ...figure, size: 20 },
    {
      kind: 'text',
      x: 185,
      y: 146,
      width: 72,
      text: {
        en: 'Place in {category}',
        'zh-CN': '组别排名（{category}）',
        ru: 'Место в группе {category}',
      },
      needs: 'categoryPlace',
      ...heading,
    },
    { kind: 'text', x: 185, y: 152, width: 72, text: '{categoryPlace}', ...figure, size: 20 },
    { kind: 'text', x: 24, y: 184, width: 150, text: '{date}', size: 11, color: quiet },
    { kind: 'qr', x: 249, y: 172, width: 24, text: '{event} | {race} | {bib} | {name} | {gun}' },
  ],
});
