import { describe, expect, it } from 'vitest';
import type { ActionBody } from '../model/actions.ts';
import type { PublishedRow } from '../model/publication.ts';
import { runNow } from '../steps.ts';
import { act, entry, only, passing, timingOf } from '../timing.fixture.ts';
import type { Timing } from '../timing.ts';
import { changesFrom, isUnchanged, publishedRowsInSteps, resultsStateOf } from './versions.ts';

const field = () =>
  timingOf(
    [entry('1'), entry('2'), entry('3')],
    [
      passing('1', 'start', 1),
      passing('1', 'finish', 2400),
      passing('2', 'start', 1),
      passing('2', 'finish', 2500),
    ],
  );
const rowsOf = (timing: Timing) => runNow(publishedRowsInSteps(only(timing)));

/** Publishes what stands, as a station does: in `parts` actions. */
function publish(
  timing: Timing,
  state: 'provisional' | 'official',
  { parts = 1, rows = rowsOf(timing) } = {},
) {
  const publication = `version-${only(timing).versions.length}`;
  const size = Math.ceil(rows.length / parts);
  const bodies = Array.from({ length: parts }, (_, index): ActionBody => {
    const part = rows.slice(index * size, (index + 1) * size);
    return {
      type: 'results.publish',
      publication,
      part: index + 1,
      parts,
      race: 'sample',
      state,
      checksum: '0'.repeat(64),
      head: 'seal',
      rows: part,
    };
  });
  for (const body of bodies) act(timing, body);
}

describe('versions of results', () => {
  it('keep every line as it was published, whatever comes later', () => {
    const timing = field();
    publish(timing, 'provisional');
    const [published] = only(timing).versions;
    const before = structuredClone(published?.rows);
    act(timing, { type: 'status.set', bib: '1', status: 'dq', rule: 'TR6.3.1' });
    act(timing, { type: 'entry.change', bib: '2', fields: { name: 'Another' } });
    expect(only(timing).versions[0]?.rows).toEqual(before);
    expect(before).toMatchObject([
      { bib: '1', status: 'finished', places: { overall: 1 }, gun: 2_400_000 },
      { bib: '2', status: 'finished', places: { overall: 2 } },
      { bib: '3', status: 'entered' },
    ]);
  });

  it('are numbered within their state, and the parts of one are one', () => {
    const timing = field();
    publish(timing, 'provisional', { parts: 3 });
    publish(timing, 'provisional');
    act(timing, { type: 'race.close' });
    publish(timing, 'official', { parts: 2 });
    expect(only(timing).versions.map(({ state, number, rows }) => [state, number, rows.length])).toEqual([
      ['provisional', 1, 3],
      ['provisional', 2, 3],
      ['official', 1, 3],
    ]);
  });

  it('of which a part is missing were not published', () => {
    const timing = field();
    const [first] = rowsOf(timing);
    act(timing, {
      type: 'results.publish',
      publication: 'torn',
      part: 1,
      parts: 2,
      race: 'sample',
      state: 'official',
      checksum: '0'.repeat(64),
      head: '',
      rows: [first as PublishedRow],
    });
    expect(only(timing).version).toBeNull();
  });

  it('tell who has another result, and only count who has another place because of it', () => {
    const timing = field();
    publish(timing, 'provisional');
    expect(resultsStateOf(only(timing))).toEqual({ state: 'provisional', number: 1, changed: 0 });
    act(timing, { type: 'status.set', bib: '1', status: 'dq', rule: 'TR6.3.1' });
    const changes = changesFrom(only(timing).version!, rowsOf(timing));
    expect(changes.changed.map(({ bib, before, after }) => [bib, before?.status, after?.status])).toEqual([
      ['1', 'finished', 'dq'],
    ]);
    expect(changes.moved).toBe(1);
    expect(resultsStateOf(only(timing))).toEqual({ state: 'provisional', number: 1, changed: 2 });
    act(timing, { type: 'status.set', bib: '1', status: 'ok' });
    expect(isUnchanged(changesFrom(only(timing).version!, rowsOf(timing)))).toBe(true);
    expect(resultsStateOf(only(timing)).changed).toBe(0);
  });

  it('tell who came and who went since', () => {
    const timing = field();
    publish(timing, 'provisional');
    act(timing, { type: 'entry.withdraw', bib: '2' });
    act(timing, { type: 'entry.change', bib: '9', fields: { name: 'New', sex: 'F' } });
    const { changed } = changesFrom(only(timing).version!, rowsOf(timing));
    expect(changed.map(({ bib, before, after }) => [bib, before === null, after === null])).toEqual([
      ['9', true, false],
      ['2', false, true],
    ]);
  });
});

describe('a race that is opened again', () => {
  it('is open, and what was official holds no more, but stays on record', () => {
    const timing = field();
    act(timing, { type: 'race.close' });
    expect(only(timing).result('3')).toMatchObject({ status: 'dns' });
    publish(timing, 'official');
    act(timing, { type: 'race.reopen', race: 'sample', reason: 'two are still out' });
    expect(only(timing).isClosed).toBe(false);
    expect(only(timing).result('3')).toMatchObject({ status: 'entered' });
    expect(only(timing).version).toBeNull();
    expect(only(timing).versions).toMatchObject([{ number: 1, lapsed: { reason: 'two are still out' } }]);
    act(timing, { type: 'race.close', race: 'sample' });
    expect(only(timing).isClosed).toBe(true);
    publish(timing, 'official');
    expect(only(timing).version).toMatchObject({ state: 'official', number: 2, lapsed: null });
  });

  it('keeps what was provisional', () => {
    const timing = field();
    publish(timing, 'provisional');
    act(timing, { type: 'race.close', race: 'sample' });
    act(timing, { type: 'race.reopen', race: 'sample', reason: 'closed by mistake' });
    expect(only(timing).version).toMatchObject({ state: 'provisional', number: 1 });
  });

  it('is closed again where reopening is taken back', () => {
    const timing = field();
    act(timing, { type: 'race.close' });
    publish(timing, 'official');
    const reopened = act(timing, { type: 'race.reopen', race: 'sample', reason: 'by mistake' });
    act(timing, { type: 'undo', target: reopened });
    expect(only(timing).isClosed).toBe(true);
    expect(only(timing).version).toMatchObject({ state: 'official', number: 1 });
  });
});
