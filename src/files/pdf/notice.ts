import { placedIn } from '../../timing/lists/standing.ts';
import { roundingUnit } from '../../timing/model/rounding.ts';
import type { ListId, RaceResults, Timing } from '../../timing/timing.ts';
import { text } from '../../words/text.ts';
import { basisText, listName } from '../list-names.ts';
import { raceNow } from '../results-sheet.ts';
import type { Piece, Row } from './order.ts';
import { Packer } from './packer.ts';
import { boardColumns, boardRow } from './result-table.ts';
import { raceName, sheetOf, type PaperFor } from './sheet.ts';

export const noticeSizes = ['a4', 'a3'] as const;

export interface NoticeOptions extends PaperFor {
  list: ListId;
  size: (typeof noticeSizes)[number];
  /** Who stood on the sheet before; who did not is marked. Nobody is marked where it is absent. */
  before?: ReadonlySet<string> | undefined;
}

/** A sheet for the notice board: one list, to be read from two metres. */
export function* noticePieces(
  timing: Timing,
  results: RaceResults,
  { list, size, before, ...how }: NoticeOptions,
): Generator<Piece | undefined, void, undefined> {
  const { language } = how;
  const { race, standings } = raceNow(timing, results);
  yield;
  const standing = standings.find(({ id }) => id === list);
  const sheet = sheetOf(timing, [results], raceName(results, language), how);
  const packer = new Packer({ template: 'notice', data: { sheet, size } }, (title) =>
    text(language, 'paper.continued', { title }),
  );
  yield* packer.block({ kind: 'heading', title: raceName(results, language), lines: [], facts: [] });
  if (standing === undefined) return;
  const shown = { race, language, unit: roundingUnit(race) };
  const notes = [
    text(language, 'paper.basis', { basis: basisText(standing.definition, race, language) }),
    ...(before === undefined ? [] : [`▌ ${text(language, 'paper.new')}`]),
  ];
  const title = listName(list, standing.definition, race, language);
  yield* packer.table(
    { kind: 'table', title, note: notes.join(' · '), columns: boardColumns(shown), isListed: true },
    rows(),
  );

  function* rows(): Iterable<Row | undefined> {
    for (const { bib, place } of placedIn(standing!)) {
      const [entry, result] = [results.entry(bib), results.result(bib)];
      if (entry === undefined || result === undefined) continue;
      const mark = before !== undefined && !before.has(bib) ? ({ mark: 'new' } as const) : {};
      yield { ...boardRow({ entry, result }, place, shown), ...mark };
      if (place % 25 === 0) yield undefined;
    }
  }
}
