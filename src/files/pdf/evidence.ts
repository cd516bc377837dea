import type { Explanation } from '../../timing/views/explain.ts';
import type { Timing } from '../../timing/timing.ts';
import { text } from '../../words/text.ts';
import { outcomeText, stepText } from '../explain-text.ts';
import type { Piece, Row } from './order.ts';
import { Packer } from './packer.ts';
import { categoryName, latinOf } from './result-table.ts';
import { raceName, sheetOf, type PaperFor } from './sheet.ts';
import { personOf } from '../../timing/views/results-page.ts';

/** Everything that made one runner's result, for a jury: reads, passings and acts in order of time, and the outcome. */
export function* evidencePieces(
  timing: Timing,
  explanation: Explanation,
  how: PaperFor,
): Generator<Piece | undefined, void, undefined> {
  const { language } = how;
  const { bib, steps } = explanation;
  const results = timing.raceOf(bib);
  const zone = timing.site?.site.zone ?? 'UTC';
  const person = personOf(timing, bib);
  const title = text(language, 'paper.evidence');
  const sheet = sheetOf(timing, results === undefined ? timing.races : [results], title, how);
  const sign = [text(language, 'paper.signed'), text(language, 'paper.signed-time')];
  const packer = new Packer({ template: 'evidence', data: { sheet, sign } }, (title) =>
    text(language, 'paper.continued', { title }),
  );
  const said = [
    person === null ? '' : latinOf(person),
    person?.club ?? '',
    results === undefined ? '' : raceName(results, language),
    results === undefined ? '' : categoryName(person?.category ?? null, results.race, language),
  ];
  yield* packer.block({
    kind: 'heading',
    title: `${bib} ${person?.name ?? ''}`.trim(),
    lines: said.filter((part) => part !== ''),
    facts: [],
  });
  const outcome = {
    title: text(language, 'paper.outcome'),
    paragraphs: [outcomeText(explanation, language)],
  };
  yield* packer.block({ kind: 'text', ...outcome });
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  const columns = [
    { head: text(language, 'paper.when'), width: 40, align: 'start' },
    { head: text(language, 'paper.what'), width: { share: 1 }, align: 'start' },
  ] as const;
  yield* packer.table(
    { kind: 'table', title: text(language, 'paper.what'), note: zone, columns, isListed: false },
    rows(),
  );

  function* rows(): Iterable<Row | undefined> {
    for (const step of steps) {
      const fraction = String(((step.at % 1000) + 1000) % 1000).padStart(3, '0');
      yield { cells: [`${format.format(step.at)}.${fraction}`, stepText(step, language, zone)] };
      yield undefined;
    }
  }
}
