import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { honestRun } from '../../test/tracks/generator/honest.ts';
import { fitOf } from '../../test/tracks/generator/write-fit.ts';
import { gpxOf } from '../../test/tracks/generator/write-xml.ts';
import { zipOf } from '../../test/tracks/generator/write-zip.ts';
import { RefusedFile } from '../tracks/formats/refused.ts';
import { judgedApart } from './judged-apart.ts';
import { unpacked } from './unpack.ts';

const { recording } = honestRun(4, { distance: 10_000, isGoodWatch: true });
const fit = fitOf(recording);
const gpx = gpxOf(recording);

async function refusal(bytes: Uint8Array): Promise<string> {
  try {
    await unpacked(bytes);
  } catch (error) {
    if (!(error instanceof RefusedFile)) throw error;
    return error.told.code;
  }
  return 'taken';
}

describe('what is handed in is unpacked', () => {
  it.each([
    ['as it is', fit, fit],
    ['.fit.gz', gzipSync(fit), fit],
    ['.zip', zipOf([{ name: 'run.fit', content: fit }]), fit],
    [
      '.zip with other files',
      zipOf([
        { name: '__MACOSX/._run.gpx', content: fit },
        { name: 'read me.txt', content: fit },
        { name: 'Run.GPX', content: gpx },
      ]),
      gpx,
    ],
    ['.zip with .gpx.gz', zipOf([{ name: 'run.gpx.gz', content: gzipSync(gpx) }]), gpx],
  ])('%s', async (_name, bytes, expected) => {
    expect(Buffer.from(await unpacked(bytes)).equals(expected)).toBe(true);
  });
});

describe('an archive is refused', () => {
  const nothing = new Uint8Array(19_000_000);
  it.each([
    ['that is damaged', zipOf([{ name: 'run.fit', content: fit }]).subarray(0, 3000), 'bad-archive'],
    ['whose content is damaged', zipOf([{ name: 'run.fit', content: fit, damaged: true }]), 'bad-archive'],
    ['without a recording', zipOf([{ name: 'a.txt', content: fit }]), 'archive-none'],
    ['that is empty', zipOf([]), 'archive-none'],
    [
      'with several',
      zipOf([
        { name: 'a.fit', content: fit },
        { name: 'b.gpx', content: gpx },
      ]),
      'archive-several',
    ],
    [
      'with too many files',
      zipOf(Array.from({ length: 60 }, (_, index) => ({ name: `${index}.txt`, content: new Uint8Array(1) }))),
      'archive-entries',
    ],
    ['that packs too well', zipOf([{ name: 'a.gpx', content: nothing }]), 'archive-bomb'],
    ['that says less than it holds', zipOf([{ name: 'a.gpx', content: nothing, says: 5000 }]), 'bad-archive'],
    ['that says more than fits', zipOf([{ name: 'a.gpx', content: fit, says: 900_000_000 }]), 'archive-bomb'],
    ['with a password', zipOf([{ name: 'a.gpx', content: gpx, encrypted: true }]), 'archive-encrypted'],
    ['that leaves its folder', zipOf([{ name: '../../a.gpx', content: gpx }]), 'bad-archive'],
    ['that is a gzip bomb', gzipSync(new Uint8Array(30_000_000)), 'archive-bomb'],
    ['that is damaged gzip', gzipSync(fit).subarray(0, 500), 'bad-gzip'],
  ])('%s', async (_name, bytes, reason) => {
    expect(await refusal(bytes)).toBe(`trackFile.${reason}`);
  });
});

describe('a file is judged in a process of its own', () => {
  it('that answers with measures, checks and the grade', async () => {
    const answer = await judgedApart(gzipSync(fit), { distance: 10_000 });
    expect(answer).toMatchObject({
      judged: { format: 'fit', told: { sport: 'running' }, graded: { grade: 'gps', refused: [] } },
    });
  });

  it('that answers why it cannot be read', async () => {
    const answer = await judgedApart(new TextEncoder().encode('<html></html>'), {});
    expect(answer).toEqual({ refused: { code: 'trackFile.web-page' } });
  });

  it('that is ended where it takes too long', async () => {
    expect(await judgedApart(fit, {}, { seconds: 0.01 })).toEqual({
      refused: { code: 'trackFile.slow', params: { seconds: 0.01 } },
    });
  });

  it('that is lost where it needs too much memory, and nothing else is', async () => {
    const [one, other] = [2, 3].map(
      (lon) => `<trkpt lat="1" lon="${lon}"><time>2026-05-01T06:00:00Z</time></trkpt>`,
    );
    const points = `${one}${other}`.repeat(140_000);
    const large = new TextEncoder().encode(`<gpx><trk><trkseg>${points}</trkseg></trk></gpx>`);
    expect(await judgedApart(large, {}, { megabytes: 32 })).toEqual({
      refused: { code: 'trackFile.memory' },
    });
  });
});
