import iconv from 'iconv-lite';

/** What a CSV may be written in. GBK is not among them: it has no room for rare characters of names. */
export const csvEncodings = ['utf-8', 'gb18030'] as const;
export type CsvEncoding = (typeof csvEncodings)[number];

/** A text as bytes of GB18030, which holds every character; part by part. */
export function* inGb18030(
  parts: Iterable<string | undefined>,
): Generator<Uint8Array | undefined, void, undefined> {
  for (const part of parts)
    yield part === undefined ? undefined : iconv.encode(part.replace(/^\ufeff/, ''), 'gb18030');
}
