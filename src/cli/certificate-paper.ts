import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { certificateFileSchema } from '../contract/certificate-design.ts';
import type { CertificatePaper } from '../files/pdf/certificate.ts';
import { usualDesign } from '../files/pdf/design.ts';
import { PaperError } from '../files/pdf/printer.ts';
import type { Action } from '../timing/model/actions.ts';
import { certificateDesignOf, certificatePictureOf } from '../timing/views/certificate-design.ts';
import { message } from '../words/message.ts';

/** What certificates of an event are made by: the design in its journal, or the usual one. Throws {@link PaperError}. */
export function paperOf(actions: readonly Action[]): CertificatePaper {
  const design = certificateDesignOf(actions) ?? usualDesign;
  if (design.picture === null) return { design, picture: null };
  const picture = certificatePictureOf(actions, design.picture);
  if (picture === null) throw new PaperError(message('problems.picture-unknown'));
  return { design, picture: Buffer.from(picture, 'base64') };
}

/** The same from a file that the designer saved. Throws {@link PaperError}. */
export function paperIn(path: string): CertificatePaper {
  try {
    const { design, picture } = certificateFileSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
    const bytes = picture === null ? null : Buffer.from(picture, 'base64');
    const id = bytes === null ? null : createHash('sha256').update(bytes).digest('hex');
    if (id !== design.picture) throw new Error('picture');
    return { design, picture: bytes };
  } catch (error) {
    throw new PaperError(message('paper.bad-file', { path, said: (error as Error).message }));
  }
}
