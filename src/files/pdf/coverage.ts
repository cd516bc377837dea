/**
 * Which characters fonts can draw, read from their own tables (OpenType `cmap`, formats 4 and 12). The compiler draws a box
 * for a character that no font has and says nothing.
 */
export class Coverage {
  readonly #known = new Set<number>();

  constructor(fonts: Iterable<Buffer>) {
    for (const font of fonts) for (const point of pointsOf(font)) this.#known.add(point);
  }

  /** The characters of these texts that no font has, each once; what is never seen (blanks, joiners, marks of direction) is none. */
  missingIn(texts: Iterable<string>): string[] {
    const missing = new Set<string>();
    for (const text of texts)
      for (const sign of text)
        if (!this.#known.has(sign.codePointAt(0)!) && !unseen.test(sign)) missing.add(sign);
    return [...missing];
  }
}

const unseen = /[\p{Cc}\p{Cf}\p{Z}\p{Variation_Selector}]/u;

function* pointsOf(font: Buffer): Iterable<number> {
  const table = tableAt(font, 'cmap');
  if (table === null) return;
  for (let index = 0; index < font.readUInt16BE(table + 2); index += 1) {
    const record = table + 4 + index * 8;
    const [platform, encoding] = [font.readUInt16BE(record), font.readUInt16BE(record + 2)];
    const isUnicode = platform === 0 || (platform === 3 && (encoding === 1 || encoding === 10));
    if (!isUnicode) continue;
    const at = table + font.readUInt32BE(record + 4);
    const format = font.readUInt16BE(at);
    if (format === 4) yield* segments(font, at);
    if (format === 12) yield* groups(font, at);
  }
}

function tableAt(font: Buffer, tag: string): number | null {
  for (let index = 0; index < font.readUInt16BE(4); index += 1) {
    const record = 12 + index * 16;
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  return null;
}

/** Format 4: segments of the first 65,536 characters, each with a shift or with glyphs of its own. */
function* segments(font: Buffer, at: number): Iterable<number> {
  const double = font.readUInt16BE(at + 6);
  for (let segment = 0; segment < double; segment += 2) {
    const end = font.readUInt16BE(at + 14 + segment);
    const start = font.readUInt16BE(at + 16 + double + segment);
    const shift = font.readUInt16BE(at + 16 + 2 * double + segment);
    const offsetAt = at + 16 + 3 * double + segment;
    const offset = font.readUInt16BE(offsetAt);
    for (let point = start; point <= end && point < 0xffff; point += 1) {
      const glyph = offset === 0 ? point + shift : font.readUInt16BE(offsetAt + offset + 2 * (point - start));
      if ((glyph & 0xffff) !== 0) yield point;
    }
  }
}

/** Format 12: groups of characters of all planes. */
function* groups(font: Buffer, at: number): Iterable<number> {
  for (let group = 0; group < font.readUInt32BE(at + 12); group += 1) {
    const record = at + 16 + group * 12;
    const [start, end] = [font.readUInt32BE(record), font.readUInt32BE(record + 4)];
    const glyph = font.readUInt32BE(record + 8);
    for (let point = start; point <= end; point += 1) if (glyph + point - start !== 0) yield point;
  }
}
