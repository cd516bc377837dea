import { describe, expect, it } from 'vitest';
import { judgeTrack } from '../../src/tracks/judge.ts';
import { compareTracks, acrossFrom } from '../../src/tracks/checks/compare.ts';
import { keysOf } from '../../src/tracks/checks/copy-keys.ts';
import { CopyIndex, findCopies } from '../../src/tracks/checks/find-copies.ts';
import { readTrack } from '../../src/tracks/formats/read-track.ts';
import { Random } from '../../src/simulator/random.ts';
import { copies, kinds } from './generator/dishonest.ts';
import { every, recorded, smart } from './generator/device.ts';
import { honestRun, type KnownRun } from './generator/honest.ts';
import { received, receptions } from './generator/receiver.ts';
import { motionOver } from './generator/runner.ts';
import { trackOf } from './generator/track.ts';
import { fitOf } from './generator/write-fit.ts';
import { gpxOf, tcxOf } from './generator/write-xml.ts';
import { askedOf, distanceError, doubtsOf, judged } from './judged.ts';

const seeds = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('the measured distance', () => {
  it.each([
    ['open', 1, 0.01],
    ['open', 5, 0.01],
    ['open', 10, 0.015],
    ['trees', 1, 0.01],
    ['trees', 10, 0.01],
    ['town', 1, 0.01],
  ] as const)('is within a percent or so of the truth in %s, every %i s', (reception, step, most) => {
    for (const seed of seeds(6)) {
      const run = honestRun(seed, { distance: 21_097.5, isGoodWatch: true });
      const motion = motionOver(new Random(seed), 21_300, { speed: 3.2 });
      const samples = received(new Random(seed), run.course, motion, {
        start: 1_777_600_000_000,
        reception: receptions[reception],
      });
      const track = trackOf(every(step, recorded(samples)));
      const { measures } = judgeTrack(track, { distance: 21_097.5 });
      expect(Math.abs(measures.distance.measured / motion.metres.at(-1)! - 1)).toBeLessThan(most);
    }
  });

  it('is within 2 % with samples as the device likes, without a distance of its own', () => {
    for (const seed of seeds(6)) {
      const run = honestRun(seed, { distance: 10_000, isGoodWatch: true });
      const recording = smart(new Random(seed), run.recording);
      const samples = recording.samples.map(({ distance: _distance, ...rest }) => rest);
      const verdict = judgeTrack(trackOf({ ...recording, samples }), askedOf(run));
      expect(Math.abs(distanceError(run, verdict))).toBeLessThan(0.02);
    }
  });
});

describe('honest runs', () => {
  it('are not refused, whatever the watch, the town and the pauses', () => {
    for (const seed of seeds(60)) expect([seed, judged(honestRun(seed)).graded.refused]).toEqual([seed, []]);
  });

  it('of a good watch are verified, mostly without a person', () => {
    const verdicts = seeds(12).map((seed) => judged(honestRun(seed, { isGoodWatch: true })));
    const verified = verdicts.filter(({ graded }) => graded.grade === 'verified').length;
    expect(verified).toBeGreaterThanOrEqual(9);
  });

  it('are not doubted for the way home in a car with the watch still on', () => {
    const run = honestRun(4, { distance: 21_097.5, isGoodWatch: true });
    const home = { from: 10_150, to: Infinity, speed: 16 };
    const random = new Random(1);
    const speed = run.metres / run.seconds;
    const motion = motionOver(random, 17_000, { speed, rides: [home] });
    const samples = received(random, run.course, motion, {
      start: run.track.samples.time[0]!,
      reception: receptions.open,
    });
    const far = { ...run, distance: 10_000, track: trackOf(recorded(samples)) };
    expect(doubtsOf(judged(far))).toEqual([]);
  });

  it('measure and mean the same in all three formats', () => {
    const run = honestRun(4, { distance: 10_000, isGoodWatch: true });
    const asked = askedOf(run);
    const [fit, ...others] = [fitOf, gpxOf, tcxOf].map((write) =>
      judgeTrack(readTrack(write(run.recording)), asked),
    );
    for (const other of others) {
      const { distance, finish, elapsed, kilometres } = other.measures;
      expect(elapsed).toBe(fit!.measures.elapsed);
      expect(distance.measured).toBeCloseTo(fit!.measures.distance.measured, 2);
      expect(finish!.seconds).toBeCloseTo(fit!.measures.finish!.seconds, 2);
      expect(kilometres.length).toBe(fit!.measures.kilometres.length);
      expect(doubtsOf(other)).toEqual(doubtsOf(fit!));
      expect(other.graded).toMatchObject({ grade: 'gps' });
      expect(other.graded.lacks).toContain('fit-file');
    }
    expect(fit!.graded).toMatchObject({ grade: 'verified', lacks: [] });
  });
});

describe.each(Object.entries(kinds))('%s', (_name, kind) => {
  it('is caught by the checks that are there for it', () => {
    const tried = seeds(5);
    const caught = tried.filter((seed) => {
      const { findings } = judged(kind.run(seed));
      return findings.some(
        ({ check, answer }) =>
          kind.caughtBy.includes(check) && (answer === 'refuse' || answer === kind.answer),
      );
    });
    expect(caught.length).toBeGreaterThanOrEqual(Math.floor(kind.rate * tried.length));
  });

  it('tells what was seen and what can be done, and of which stretch', () => {
    const run = kind.run(1);
    for (const { answer, seen, remedy, stretch, along } of judged(run).findings) {
      expect(seen === null).toBe(answer === 'pass' || answer === 'unchecked');
      expect(remedy === null).toBe(seen === null);
      if (stretch === null) continue;
      expect(stretch.from).toBeGreaterThanOrEqual(0);
      expect(stretch.to).toBeGreaterThanOrEqual(stretch.from);
      expect(stretch.to).toBeLessThan(run.track.samples.time.length);
      expect(along!.from).toBeLessThanOrEqual(along!.to);
    }
  });
});

describe('a run among many', () => {
  const good = (seed: number) => honestRun(seed, { distance: 10_000, isGoodWatch: true });
  const runs = seeds(30).map(good);
  const index = new CopyIndex(runs.map(({ track }) => keysOf(track)));

  /** As the service does it: look up, compare in full, judge. */
  function judgedAmong(run: KnownRun) {
    const candidates = findCopies(index, keysOf(run.track));
    const others = candidates.map((candidate) => ({
      name: String(candidate.run),
      isOwn: false,
      isSameFile: false,
      comparison: compareTracks(run.track, runs[candidate.run]!.track),
    }));
    const verdict = judgeTrack(run.track, { ...askedOf(run), others });
    return { candidates, finding: verdict.findings.find(({ check }) => check === 'copies')! };
  }

  it.each(Object.entries(copies))('that is another’s, %s, is found', (_name, { of, answer }) => {
    for (const seed of [3, 17, 29]) {
      const { candidates, finding } = judgedAmong(of(runs[seed - 1]!, seed));
      expect(candidates.map(({ run }) => run)).toContain(seed - 1);
      expect(finding.answer === answer || finding.answer === 'refuse').toBe(true);
      expect(finding.seen?.params).toMatchObject({ name: String(seed - 1) });
    }
  });

  it('that is nobody else’s is not', () => {
    for (const seed of seeds(10)) {
      const { finding } = judgedAmong(good(seed + 1000));
      expect(finding.answer).toBe('pass');
    }
  });

  it('beside a friend’s is for a person to look at, and no copy', () => {
    const random = new Random(8);
    const { course } = runs[7]!;
    const motion = motionOver(random, 10_200, { speed: 3 });
    const wearing = { start: runs[7]!.track.samples.time[0]!, reception: receptions.open };
    const [one, other] = [
      received(random, course, motion, wearing),
      received(random, course, motion, wearing),
    ].map((samples) => trackOf(recorded(samples)));
    const comparison = compareTracks(one!, other!);
    expect(comparison.apart).toBeGreaterThan(2);
    expect(comparison.spread).toBeGreaterThan(1);
    const { findings } = judgeTrack(one!, {
      distance: 10_000,
      others: [{ name: '2', isOwn: false, isSameFile: false, comparison }],
    });
    expect(findings.find(({ check }) => check === 'copies')).toMatchObject({
      answer: 'review',
      seen: { code: 'trackCheck.copy-beside' },
    });
  });

  it('that lies on a published course is that course, and a real run over it is not', () => {
    const { course, track } = runs[2]!;
    const made = kinds['points made along a course at an even pace']!.run(5);
    const answer = (run: typeof track, way: typeof course) =>
      judgeTrack(run, {
        distance: 10_000,
        others: [],
        ways: [{ name: 'course', ...acrossFrom(run, way.corners) }],
      }).findings.find(({ check }) => check === 'copies')!.answer;
    expect(answer(made.track, made.course)).toBe('refuse');
    expect(answer(track, course)).toBe('pass');
  });
});
