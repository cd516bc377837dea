/** A document to put behind others, and where to find its places. */
export interface Joined {
  pdf: Uint8Array;
  /** Headings for the bookmarks, with the page of this document that each stands on, from 1. */
  marks: readonly Mark[];
}

export interface Mark {
  title: string;
  /** 1 for a race, 2 for what is in it. */
  level: number;
  page: number;
}

/** Objects of a PDF as the compiler writes it: a plain table of objects, none of them packed into another. */
interface Objects {
  bytes: Buffer;
  /** Where each object begins, by number; 0 where there is none. */
  offsets: number[];
  root: number;
}

/**
 * Several PDFs of our own compiler as one (ISO 32000-1, 7.5), with bookmarks. The objects of each are taken as they are,
 * under other numbers; whoever reads the pages finds them in the order of the documents.
 */
export function joinPdfs(documents: readonly Joined[], info: { title: string; at: number }): Uint8Array {
  const out = new Writer();
  const pagesNumber = out.reserve();
  const trees: { number: number; count: number }[] = [];
  const pages: number[] = [];
  const marks: { title: string; level: number; page: number }[] = [];
  for (const { pdf, marks: own } of documents) {
    const objects = objectsOf(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength));
    const shift = out.count - 1;
    const tree = number(dictionaryOf(objects, objects.root), 'Pages');
    const before = pages.length;
    for (const page of pagesOf(objects, tree)) pages.push(page + shift);
    for (const mark of own) marks.push({ ...mark, page: before + mark.page });
    for (let own = 1; own < objects.offsets.length; own += 1) {
      const [head, stream] = splitObject(objects, own);
      const text = shifted(head, shift);
      out.add(own === tree ? withParent(text, pagesNumber) : text, stream);
    }
    trees.push({ number: tree + shift, count: pages.length - before });
  }
  const kids = trees.map(({ number }) => `${number} 0 R`).join(' ');
  out.set(pagesNumber, `<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`);
  const outlines = outlineOf(out, marks, pages);
  const root = out.add(`<< /Type /Catalog /Pages ${pagesNumber} 0 R${outlines} >>`);
  const facts = out.add(
    `<< /Title ${textString(info.title)} /Producer (Goldline) /CreationDate (${dateText(info.at)}) >>`,
  );
  return out.end(root, facts);
}

/** The pages of a PDF of our own compiler. */
export function pageCount(pdf: Uint8Array): number {
  const objects = objectsOf(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength));
  return [...pagesOf(objects, number(dictionaryOf(objects, objects.root), 'Pages'))].length;
}

/** Names of the fonts that are in a PDF of our own compiler, without the tag of their subset; each once. */
export function embeddedFonts(pdf: Uint8Array): string[] {
  const text = Buffer.from(pdf).toString('latin1');
  const names = text.matchAll(/\/FontName \/[A-Z]{6}\+([\w-]+)[^>]*?\/FontFile[23]? \d+ 0 R/gs);
  return [...new Set([...names].map(([, name]) => name!))].sort();
}

class Writer {
  readonly #chunks: Buffer[] = [Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1')];
  #length = this.#chunks[0]!.length;
  readonly #offsets: number[] = [0];

  /** The number of the next object. */
  get count(): number {
    return this.#offsets.length;
  }

  reserve(): number {
    return this.#offsets.push(0) - 1;
  }

  add(text: string, stream: Buffer | null = null): number {
    const own = this.reserve();
    this.set(own, text, stream);
    return own;
  }

  set(own: number, text: string, stream: Buffer | null = null): void {
    this.#offsets[own] = this.#length;
    this.#write(Buffer.from(`${own} 0 obj\n${text}`, 'latin1'));
    if (stream !== null) this.#write(stream);
    this.#write(Buffer.from('\nendobj\n'));
  }

  end(root: number, info: number): Uint8Array {
    const at = this.#length;
    const rows = this.#offsets.map((offset, index) =>
      index === 0 ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`,
    );
    const size = this.#offsets.length;
    const trailer = `trailer\n<< /Size ${size} /Root ${root} 0 R /Info ${info} 0 R >>\nstartxref\n${at}\n%%EOF\n`;
    this.#write(Buffer.from(`xref\n0 ${size}\n${rows.join('')}${trailer}`));
    return Buffer.concat(this.#chunks);
  }

  #write(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
  }
}

function objectsOf(bytes: Buffer): Objects {
  const end = bytes.toString('latin1', Math.max(0, bytes.length - 1024));
  const at = Number(/startxref\s+(\d+)\s+%%EOF/.exec(end)?.[1]);
  const table = bytes.toString('latin1', at);
  const size = Number(/^xref\s+0\s+(\d+)\s/.exec(table)?.[1]);
  const root = Number(/\/Root\s+(\d+) 0 R/.exec(table)?.[1]);
  if (!Number.isInteger(size) || !Number.isInteger(root))
    throw new Error('this PDF is not as the compiler writes it: no plain table of objects');
  const rows = [...table.matchAll(/(\d{10}) \d{5} ([nf])/g)].slice(0, size);
  return { bytes, offsets: rows.map(([, offset, kind]) => (kind === 'n' ? Number(offset) : 0)), root };
}

/** An object's text and, where it has one, its stream with what is around it. */
function splitObject({ bytes, offsets }: Objects, own: number): [head: string, stream: Buffer | null] {
  const from = offsets[own]!;
  const begin = bytes.indexOf('obj', from) + 3;
  const end = objectEnd(bytes, begin);
  if (!end.isStream) return [bytes.toString('latin1', begin, end.at).trim(), null];
  const close = bytes.indexOf('endobj', end.at + end.length);
  return [bytes.toString('latin1', begin, end.at).trimEnd(), bytes.subarray(end.at, close)];
}

/** Where the text of an object ends: at `endobj`, or where its stream begins, which is `length` long. */
function objectEnd(bytes: Buffer, begin: number): { at: number; isStream: boolean; length: number } {
  const none = bytes.length;
  const ended = bytes.indexOf('endobj', begin);
  const streams = bytes.indexOf('stream\n', begin);
  const stream = streams < 0 ? none : streams;
  if (ended < 0) throw new Error('this PDF is not as the compiler writes it: an object has no end');
  if (stream > ended) return { at: ended, isStream: false, length: 0 };
  const length = Number(/\/Length (\d+)/.exec(bytes.toString('latin1', begin, stream))?.[1]);
  if (!Number.isInteger(length))
    throw new Error('this PDF is not as the compiler writes it: a stream without a length');
  return { at: stream, isStream: true, length: 'stream\n'.length + length };
}

function dictionaryOf(objects: Objects, own: number): string {
  return splitObject(objects, own)[0];
}

function number(dictionary: string, key: string): number {
  return Number(new RegExp(`/${key} (\\d+) 0 R`).exec(dictionary)?.[1]);
}

function* pagesOf(objects: Objects, node: number): Iterable<number> {
  const text = dictionaryOf(objects, node);
  if (!/\/Type \/Pages\b/.test(text)) {
    yield node;
    return;
  }
  const kids = /\/Kids \[([^\]]*)\]/.exec(text)?.[1] ?? '';
  for (const [, kid] of kids.matchAll(/(\d+) 0 R/g)) yield* pagesOf(objects, Number(kid));
}

function withParent(text: string, parent: number): string {
  return text.replace(/<<(?!.*\/Parent)/s, `<< /Parent ${parent} 0 R`);
}

/** References with other numbers; what stands in strings is left alone. */
function shifted(text: string, shift: number): string {
  const next = /\(|(\d+) 0 R\b/g;
  let out = '';
  let taken = 0;
  for (let found = next.exec(text); found !== null; found = next.exec(text)) {
    const [, own] = found;
    if (own === undefined) {
      next.lastIndex = stringEnd(text, found.index);
      continue;
    }
    out += `${text.slice(taken, found.index)}${Number(own) + shift} 0 R`;
    taken = next.lastIndex;
  }
  return out + text.slice(taken);
}

function stringEnd(text: string, begin: number): number {
  let depth = 0;
  for (let at = begin; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '\\') at += 1;
    else if (sign === '(') depth += 1;
    else if (sign === ')' && (depth -= 1) === 0) return at + 1;
  }
  return text.length;
}

/** Bookmarks in two levels; gives what the catalog says of them. */
function outlineOf(out: Writer, marks: readonly Mark[], pages: readonly number[]): string {
  if (marks.length === 0) return '';
  const root = out.reserve();
  const numbers = marks.map(() => out.reserve());
  const top = marks.findIndex(({ level }) => level === 1) === 0 ? 1 : 2;
  const parentOf = marks.map(({ level }, index) =>
    level <= top ? -1 : marks.findLastIndex((mark, other) => other < index && mark.level <= top),
  );
  const childrenOf = (parent: number) =>
    marks.flatMap((_, index) => (parentOf[index] === parent ? [index] : []));
  const ref = (index: number | undefined) => `${numbers[index!]} 0 R`;
  const family = (children: readonly number[], isOpen: boolean) =>
    children.length === 0
      ? ''
      : ` /First ${ref(children[0])} /Last ${ref(children.at(-1))} /Count ${isOpen ? '' : '-'}${children.length}`;
  const tops = childrenOf(-1);
  for (const [index, { title, page }] of marks.entries()) {
    const parent = parentOf[index]!;
    const siblings = parent === -1 ? tops : childrenOf(parent);
    const place = siblings.indexOf(index);
    const previous = place > 0 ? ` /Prev ${ref(siblings[place - 1])}` : '';
    const next = place < siblings.length - 1 ? ` /Next ${ref(siblings[place + 1])}` : '';
    const own = family(parent === -1 ? childrenOf(index) : [], false);
    const to = `[${pages[page - 1] ?? pages[0]} 0 R /XYZ null null null]`;
    const above = parent === -1 ? `${root} 0 R` : ref(parent);
    out.set(
      numbers[index]!,
      `<< /Title ${textString(title)} /Parent ${above}${previous}${next}${own} /Dest ${to} >>`,
    );
  }
  out.set(root, `<< /Type /Outlines${family(tops, true)} >>`);
  return ` /Outlines ${root} 0 R /PageMode /UseOutlines`;
}

/** A text of any script: UTF-16 with its mark, in hex (ISO 32000-1, 7.9.2.2). */
function textString(text: string): string {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
  return `<${bytes.toString('hex')}>`;
}

function dateText(at: number): string {
  return `D:${new Date(at * 1000).toISOString().replace(/\D/g, '').slice(0, 14)}Z`;
}
