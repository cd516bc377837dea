import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NodeCompiler, type NodeError, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { Coverage } from './coverage.ts';
import type { Joined, Mark } from './join.ts';
import type { Template } from './order.ts';
import { fontFamilies, fontFiles, templatesFolder } from './places.ts';

/** A part as it was set. */
export interface SetPart extends Joined {
  pages: number;
}

/**
 * Sets paper with Typst: our templates, our fonts, and data as JSON. Whatever people wrote stays in the data and is never
 * source text. Templates, data and pictures are held in memory, and the workspace is a folder with nothing in it, so that
 * there is nothing to read. Only the process for it makes one: a native compiler can take its process with it.
 */
export class Compiler {
  readonly #folder = mkdtempSync(join(tmpdir(), 'goldline-paper-'));
  readonly #compiler: NodeCompiler;
  readonly #coverage: Coverage;

  constructor() {
    const fontBlobs = fontFiles().map((file) => readFileSync(file));
    this.#coverage = new Coverage(fontBlobs);
    this.#compiler = NodeCompiler.create({ workspace: this.#folder, fontArgs: [{ fontBlobs }] });
    for (const name of readdirSync(templatesFolder))
      if (name.endsWith('.typ'))
        this.#compiler.addSource(join(this.#folder, name), readFileSync(join(templatesFolder, name), 'utf8'));
  }

  /** A picture that the templates may show by this name. */
  setFile(name: string, bytes: Uint8Array): void {
    this.#compiler.mapShadow(join(this.#folder, name), Buffer.from(bytes));
  }

  /** How many pages a part has, and where its headings are. Throws an error with what the compiler says. */
  measure(template: Template, data: object): Omit<SetPart, 'pdf'> {
    return this.#set(template, data, false);
  }

  /** A part as PDF. Throws an error with what the compiler says. */
  set(template: Template, data: object): SetPart {
    return this.#set(template, data, true);
  }

  /** Characters that no font has, of everything that is text in the data. */
  missingIn(data: unknown): string[] {
    return this.#coverage.missingIn(textsIn(data));
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** The pages of a part as SVG. Throws an error with what the compiler says. */
  picture(template: Template, data: object): { svg: string; pages: number } {
    return this.#compiled(template, data, (document) => ({
      svg: this.#compiler.plainSvg(document),
      pages: document.numOfPages,
    }));
  }

  #set(template: Template, data: object, isWanted: boolean): SetPart {
    return this.#compiled(template, data, (document) => {
      const found = this.#compiler.query(document, { selector: '<mark>', field: 'value' }) as (Mark & {
        id: number;
      })[];
      const pdf = isWanted ? this.#compiler.pdf(document, { pdfTags: false }) : new Uint8Array();
      return { pdf, pages: document.numOfPages, marks: firstOfEach(found) };
    });
  }

  #compiled<Made>(template: Template, data: object, make: (document: NodeTypstDocument) => Made): Made {
    const json = JSON.stringify({ ...data, fonts: fontFamilies });
    this.#compiler.mapShadow(join(this.#folder, 'data.json'), Buffer.from(json));
    try {
      const made = this.#compiler.compile({ mainFilePath: join(this.#folder, `${template}.typ`) });
      const document = made.result;
      if (document === null || made.hasError())
        throw new Error(this.#faultText(template, made.takeDiagnostics()));
      return make(document);
    } finally {
      this.#compiler.evictCache(0);
    }
  }

  #faultText(template: Template, error: NodeError | null): string {
    if (error === null) return `${template}: the compiler gave nothing`;
    const found = this.#compiler.fetchDiagnostics(error) as { message?: string; range?: unknown }[];
    const said = found.map(({ message = '', range }) => `${message} ${JSON.stringify(range ?? '')}`);
    return `${template}.typ: ${said.join('; ')}`;
  }
}

/** Heads of tables come again on each page. */
function firstOfEach(found: readonly (Mark & { id: number })[]): Mark[] {
  const first = new Map<number, Mark>();
  for (const { id, title, level, page } of found) if (!first.has(id)) first.set(id, { title, level, page });
  return [...first.values()];
}

function* textsIn(data: unknown): Iterable<string> {
  if (typeof data === 'string') yield data;
  else if (typeof data === 'object' && data !== null)
    for (const value of Object.values(data)) yield* textsIn(value);
}
