import type { Language } from '../../timing/model/race.ts';
import type { Message } from '../../words/message.ts';

/** A template of `resources/typst`, by name. */
export type Template = 'book' | 'start-list' | 'notice' | 'labels' | 'evidence' | 'certificate';

/** A cell of a table: a text; or a name, the Latin one behind it, and what is to be said of it. */
export type Cell = string | readonly [name: string, latin: string, remark: string];

/** A row of a table; `mark`: how it is set off. */
export interface Row {
  cells: readonly Cell[];
  mark?: 'new' | undefined;
}

export interface Column {
  head: string;
  /** Millimetres, or a share of what the others leave. */
  width: number | { share: number };
  align: 'start' | 'end';
  strong?: true | undefined;
}

/** What stands below one another in a part. */
export type Block =
  | { kind: 'cover'; event: string; title: string; lines: readonly string[]; logo: boolean }
  | { kind: 'contents'; title: string }
  | { kind: 'text'; title: string; paragraphs: readonly string[] }
  | {
      kind: 'heading';
      title: string;
      lines: readonly string[];
      facts: readonly (readonly [string, string])[];
    }
  | {
      kind: 'table';
      title: string;
      note: string;
      columns: readonly Column[];
      /** Whether the contents name it. */
      isListed: boolean;
    };

/** A part of a document: it begins on a page of its own, and is set by itself, so that no document needs much memory. */
export interface Part {
  template: Template;
  /** What the template shows, as JSON; texts in it are data, never markup. */
  data: Readonly<Record<string, unknown>>;
  /** It has the contents of all parts behind it. */
  hasContents?: true | undefined;
}

/**
 * What is said to the process that sets paper, piece by piece, so that no message is large: parts, each followed by its
 * blocks, and these by the rows of their tables.
 */
export type Piece =
  | { kind: 'part'; part: Part }
  | { kind: 'block'; block: Block }
  | { kind: 'rows'; rows: readonly Row[] }
  | { kind: 'file'; name: string; bytes: Uint8Array };

/** Pieces as they are made; undefined is a pause in long work. */
export type Pieces = Iterable<Piece | undefined>;

/** What is said of the document as a whole. */
export interface Job {
  title: string;
  language: Language;
  /** Seconds since 1970, for the document's own date. */
  at: number;
  /** A single page as a picture for the screen, in the place of a PDF. */
  asPicture?: true | undefined;
}

export type ToPrintProcess =
  { kind: 'begin'; id: number; job: Job } | (Piece & { id: number }) | { kind: 'print'; id: number };

export type FromPrintProcess =
  | { kind: 'progress'; id: number; done: number; of: number }
  | ({ kind: 'printed'; id: number } & Printed)
  | { kind: 'failed'; id: number; why: Message };

/** A finished document. */
export interface Printed {
  pdf: Uint8Array;
  /** In the place of the PDF, where a picture was asked for: SVG with every letter as an outline. */
  svg?: string | undefined;
  pages: number;
  /** Characters that no font has: a box stands for each. */
  missing: string[];
}
