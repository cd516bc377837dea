import { afterEach, expect, it, vi } from 'vitest';
import { resultsPage } from '../../timing/views/results-page.ts';
import { entry, passing, race, timingOf } from '../../timing/timing.fixture.ts';
import type { ListId } from '../../timing/lists/list-definitions.ts';
import { raceSource } from './source.ts';

afterEach(() => vi.unstubAllGlobals());

it('a runner of a division, who is in no list of the runners, is found at a service too', async () => {
  const entries = [
    entry('1'),
    entry('W1', { division: 'wheelchair' }),
    entry('H1', { division: 'handcycle' }),
  ];
  const timing = timingOf(entries, [passing('W1', 'finish', 1500)]);
  vi.stubGlobal('fetch', (path: string) => {
    const { searchParams } = new URL(path, 'http://service');
    const [list, q] = [searchParams.get('list') as ListId, searchParams.get('q') ?? ''];
    return Promise.resolve(
      Response.json(resultsPage(timing.races[0]!, { list, q, offset: 0, limit: 500, asOf: 0 })),
    );
  });
  const { signal } = new AbortController();
  const source = raceSource(race.id);
  expect((await source.runner('W1', signal))?.person.bib).toBe('W1');
  expect((await source.runner('H1', signal))?.person.bib).toBe('H1');
  expect((await source.runner('1', signal))?.person.bib).toBe('1');
  expect(await source.runner('99', signal)).toBeNull();
});
