import type { Compiler } from './compiler.ts';
import { joinPdfs, type Joined, type Mark } from './join.ts';
import type { Block, Job, Part, Printed, Row } from './order.ts';

/** A part with the blocks that came for it, tables with their rows. */
export interface KeptPart {
  part: Part;
  blocks: (Block & { rows: Row[] })[];
}

/**
 * Sets all parts and puts them together. Of several, each is set twice: first to see how many pages it has, so that every
 * page can say of how many it is and the contents can say where things are. A part with `contents` gets the headings of
 * those behind it.
 */
export function setDocument(
  compiler: Compiler,
  job: Job,
  parts: readonly KeptPart[],
  progress: (done: number, of: number) => void,
): Printed {
  const missing = new Set<string>();
  const dataOf = parts.map(({ part, blocks }) => {
    const data = { ...part.data, blocks, lang: job.language };
    for (const sign of compiler.missingIn(data)) missing.add(sign);
    return data;
  });
  const steps = parts.length === 1 ? 1 : 2 * parts.length;
  let done = 0;
  const step = <Made>(made: Made) => {
    done += 1;
    progress(done, steps);
    return made;
  };
  const [only] = parts;
  if (only !== undefined && job.asPicture === true) {
    const { svg, pages } = compiler.picture(only.part.template, dataOf[0]!);
    return { pdf: new Uint8Array(), svg, pages, missing: [...missing] };
  }
  if (only !== undefined && parts.length === 1) {
    const set = step(compiler.set(only.part.template, dataOf[0]!));
    return { pdf: joinPdfs([set], job), pages: set.pages, missing: [...missing] };
  }
  const measured = parts.map(({ part }, index) => {
    const contents = wantsContents(part) ? { contents: [] } : {};
    return step(compiler.measure(part.template, { ...dataOf[index], ...contents }));
  });
  settleContents(compiler, parts, dataOf, measured);
  const total = measured.reduce((sum, { pages }) => sum + pages, 0);
  const set: Joined[] = [];
  let before = 0;
  for (const [index, { part }] of parts.entries()) {
    const contents = wantsContents(part) ? { contents: marksBehind(measured, index) } : {};
    const made = compiler.set(part.template, {
      ...dataOf[index],
      ...contents,
      paging: { before, of: total },
    });
    if (made.pages !== measured[index]!.pages) throw new Error(`part ${index}: its pages changed`);
    before += made.pages;
    set.push(step(made));
  }
  return { pdf: joinPdfs(set, job), pages: total, missing: [...missing] };
}

const wantsContents = ({ hasContents }: Part) => hasContents === true;

type Measured = { pages: number; marks: readonly Mark[] };

/** The lines of the contents make pages of their own. */
function settleContents(
  compiler: Compiler,
  parts: readonly KeptPart[],
  dataOf: readonly object[],
  measured: Measured[],
): void {
  for (const [index, { part }] of parts.entries())
    if (wantsContents(part))
      measured[index] = compiler.measure(part.template, {
        ...dataOf[index],
        contents: marksBehind(measured, index),
      });
}

/** Headings behind a part, each with its page in the whole document. */
function marksBehind(measured: readonly Measured[], index: number): Mark[] {
  let before = 0;
  return measured.flatMap(({ pages, marks }, other) => {
    const first = before;
    before += pages;
    return other <= index ? [] : marks.map((mark) => ({ ...mark, page: first + mark.page }));
  });
}
