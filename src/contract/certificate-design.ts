import { z } from 'zod';
import type { CertificateDesign } from '../timing/model/certificate-design.ts';
import type { LocalText } from '../timing/model/race.ts';
import { exactly } from './exactly.ts';

const mm = z.number().min(-1000).max(1000);
const words = z.string().max(300);
const localText = exactly<LocalText>()(
  z.union([words, z.strictObject({ en: words.optional(), 'zh-CN': words.optional(), ru: words.optional() })]),
);
const place = { x: mm, y: mm, width: z.number().positive().max(1000) };

const textField = z.strictObject({
  kind: z.literal('text'),
  ...place,
  text: localText,
  needs: z.string().max(40).optional(),
  size: z.number().min(4).max(200),
  weight: z.enum(['regular', 'bold']),
  color: z.string().regex(/^#[0-9a-f]{6}$/i),
  align: z.enum(['left', 'center', 'right']),
  fit: z.boolean(),
});
const qrField = z.strictObject({ kind: z.literal('qr'), ...place, text: localText });

/** SHA-256 of a picture's bytes, in hexadecimal. */
export const pictureIdSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** Fields that a certificate may have, at most. */
export const certificateFieldsMax = 60;
/** A design must fit in a line of the journal, in any script. */
const designCharactersMax = 18_000;

/** A design as it stands in the journal, on the wire and in files: strict, so that nothing of a newer one is lost unseen. */
export const certificateDesignSchema = exactly<CertificateDesign>()(
  z
    .strictObject({
      v: z.literal(1),
      page: z.strictObject({
        width: z.number().min(50).max(600),
        height: z.number().min(50).max(600),
      }),
      language: z.enum(['runner', 'en', 'zh-CN', 'ru']),
      picture: pictureIdSchema.nullable(),
      fields: z.array(z.discriminatedUnion('kind', [textField, qrField])).max(certificateFieldsMax),
    })
    .refine((design) => JSON.stringify(design).length <= designCharactersMax, {
      error: `a design of at most ${designCharactersMax} characters`,
    }),
);

/** What a picture may be: as small as a journal that travels needs it, as large as a good print needs it. */
export const pictureBytesMax = 2 * 1024 * 1024;
export const picturePixelsMax = 25_000_000;

/** A design with its picture (base64) as one file: how last year's becomes this year's. */
export const certificateFileSchema = z.strictObject({
  goldline: z.literal('certificate'),
  design: certificateDesignSchema,
  picture: z
    .base64()
    .max(Math.ceil(pictureBytesMax / 3) * 4)
    .nullable(),
});
export type CertificateFile = z.infer<typeof certificateFileSchema>;

/** Values that fields may have in braces. */
export const certificateValues = [
  'name',
  'latin',
  'bib',
  'race',
  'event',
  'date',
  'city',
  'gun',
  'chip',
  'place',
  'sexPlace',
  'categoryPlace',
  'category',
  'sexName',
  'club',
  'nationality',
  'evidence',
  'eventId',
  'raceId',
] as const;
export type CertificateValue = (typeof certificateValues)[number];

/** Whose certificate shows a design: a runner, or somebody whose name is hard to set. */
export const certificateSamples = ['first', 'longest', 'han', 'ethiopic'] as const;
export type CertificateSample = (typeof certificateSamples)[number];
