import { getClock } from '../api/calls.ts';
import type { StationClock } from './station-clock.ts';

const everyMs = 2000;
/** At first, and after this machine slept, a few measurements are taken quickly: the best of them counts. */
const quickMs = 200;
const quickTimes = 5;
const answerMaxMs = 5000;
/** A monotonic clock and the laptop's own run apart by more only when that was set, or when the machine slept. */
const apartMaxMs = 500;

/** Measures the station's clock by round trips until the returned function is called. */
export function measureClock(onMeasured: (clock: StationClock) => void): () => void {
  let stopped = false;
  let quick = quickTimes;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lead = leadOfWall();

  const measure = async () => {
    const sent = performance.now();
    try {
      const { now, rate } = await getClock(AbortSignal.timeout(answerMaxMs));
      const came = performance.now();
      if (!stopped) onMeasured({ now, rate, at: (sent + came) / 2, within: (came - sent) / 2 });
    } catch {
      // A station that does not answer is told of elsewhere; the clock goes on as it was measured.
    }
  };
  const go = async () => {
    await measure();
    if (stopped) return;
    quick = Math.max(0, quick - 1);
    timer = setTimeout(() => void go(), quick > 0 ? quickMs : everyMs);
  };
  const watching = setInterval(() => {
    const apart = Math.abs(leadOfWall() - lead);
    if (apart < apartMaxMs) return;
    lead = leadOfWall();
    quick = quickTimes;
    void measure();
  }, quickMs);

  void go();
  return () => {
    stopped = true;
    clearTimeout(timer);
    clearInterval(watching);
  };
}

function leadOfWall(): number {
  return Date.now() - performance.now();
}
