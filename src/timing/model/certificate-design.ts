import type { Language, LocalText } from './race.ts';

/** Where a field of a certificate is, in millimetres from the left upper corner of the page. */
interface Place {
  x: number;
  y: number;
  width: number;
}

/**
 * A text with values of the runner in braces, such as `{name}` or `Gun time {gun}`; one for all languages or one for each.
 * It is left out for a runner who has nothing for one of its values.
 */
export interface CertificateText extends Place {
  kind: 'text';
  text: LocalText;
  /** A value that the field goes with, such as the time under a heading: without it the field is left out too. */
  needs?: string | undefined;
  /** In points. */
  size: number;
  weight: 'regular' | 'bold';
  /** As `#8f6700`. */
  color: string;
  align: 'left' | 'center' | 'right';
  /** Set smaller where it would be wider than its place, instead of broken into lines. */
  fit: boolean;
}

/** A QR code as wide as its place. */
export interface CertificateCode extends Place {
  kind: 'qr';
  text: LocalText;
}

export type CertificateField = CertificateText | CertificateCode;

/** What certificates of an event look like: data alone. */
export interface CertificateDesign {
  /** A design of a newer version is not understood, never half of it. */
  v: 1;
  /** In millimetres. */
  page: { width: number; height: number };
  /** `runner`: in the language of the runner's country. */
  language: 'runner' | Language;
  /** SHA-256 of the picture behind the fields, as wide and high as the page; null: a frame. */
  picture: string | null;
  fields: CertificateField[];
}
