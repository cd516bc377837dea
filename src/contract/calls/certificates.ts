import { z } from 'zod';
import { certificateDesignSchema, certificateSamples, pictureIdSchema } from '../certificate-design.ts';
import { problemSchema } from '../problem.ts';
import { listIdSchema } from '../rows.ts';
import type { Calls } from './call.ts';
import { bib, doneSchema, nothingSchema } from './fields.ts';
import { noRace, notMade } from './paper.ts';

const picture = z.object({ picture: pictureIdSchema });
const pixels = z.number().int().positive();

/** Certificates that are being made as files, or were. */
export const certificateBatchSchema = z.object({
  state: z.enum(['none', 'running', 'stopped', 'done', 'failed']),
  /** Where they lie on the laptop. */
  folder: z.string(),
  done: z.number().int(),
  of: z.number().int(),
  made: z.number().int(),
  /** What was there already with the same results and the same design. */
  kept: z.number().int(),
  removed: z.number().int(),
  /** Characters that no font has. */
  missing: z.array(z.string()),
  /** Why it ended before its end. */
  problem: problemSchema.nullable(),
});

/** The design of certificates, and making them as files. */
export const certificateCalls = {
  certificateDesign: {
    method: 'GET',
    path: '/api/certificates/design',
    about: 'Gives the design of certificates; the usual one where nobody has saved another.',
    answer: z.object({ design: certificateDesignSchema, isOwn: z.boolean() }),
  },
  saveCertificateDesign: {
    method: 'POST',
    path: '/api/certificates/design',
    about: 'Saves a design of certificates, and its picture where the journal has not got it yet.',
    body: z.strictObject({ design: certificateDesignSchema }),
    answer: doneSchema,
    problems: ['picture-unknown'],
  },
  addCertificatePicture: {
    method: 'POST',
    path: '/api/certificates/pictures',
    about:
      'Takes a picture (PNG or JPEG) that a design may name; it is kept with the first design that does.',
    body: 'application/octet-stream',
    answer: picture.extend({ width: pixels, height: pixels }),
    problems: ['picture-large', 'picture-kind', 'picture-wide'],
  },
  certificatePicture: {
    method: 'GET',
    path: '/api/certificates/pictures/:picture',
    about: 'Gives a picture.',
    params: picture,
    answer: 'application/octet-stream',
    problems: ['picture-unknown'],
  },
  previewCertificate: {
    method: 'POST',
    path: '/api/certificates/preview',
    about: 'Sets the certificate of one runner by a design that is not saved, as it would be printed.',
    body: z.strictObject({
      design: certificateDesignSchema,
      /** A runner, or somebody whose name is hard to set: of the field, made up where it has none. */
      sample: z.enum(certificateSamples).default('first'),
      bib: bib.optional(),
      race: z.string().optional(),
    }),
    answer: z.object({
      /** Every letter is an outline. */
      svg: z.string(),
      bib: z.string(),
      name: z.string(),
      /** The runner has no result, or is nobody: times and places are made up. */
      isExample: z.boolean(),
      missing: z.array(z.string()),
    }),
    problems: [...noRace, ...notMade, 'bib-unknown', 'picture-unknown'],
  },
  makeCertificates: {
    method: 'POST',
    path: '/api/certificates/batch',
    about:
      'Begins to make the certificates of a race, or of a list, as files on the laptop; what is there with the same results is kept.',
    body: z.strictObject({
      race: z.string().optional(),
      list: listIdSchema.optional(),
      /** A file for each runner, or one for 200. */
      files: z.enum(['each', 'together']),
      language: z.enum(['en', 'zh-CN', 'ru']).optional(),
    }),
    answer: certificateBatchSchema,
    problems: [...noRace, 'list-unknown', 'certificates-running'],
  },
  certificateBatch: {
    method: 'GET',
    path: '/api/certificates/batch',
    about: 'Says how far the certificates are.',
    answer: certificateBatchSchema,
  },
  stopCertificates: {
    method: 'POST',
    path: '/api/certificates/batch/stop',
    about: 'Ends it after the file that is being made; beginning again goes on from there.',
    body: nothingSchema,
    answer: certificateBatchSchema,
  },
} as const satisfies Calls;
