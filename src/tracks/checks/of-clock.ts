import { message } from '../../words/message.ts';
import { shiftInto } from '../measure/hour-shift.ts';
import type { MeasuredTrack } from '../measure/measures.ts';
import type { Asked } from './asked.ts';
import { doubted, passed, percent, unchecked, type Finding } from './finding.ts';
import type { Limits } from './settings.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** 5: the clock runs forward. */
export function checkClock({ track, measures }: MeasuredTrack, asked: Asked, limits: Limits): Finding {
  const { time } = track.samples;
  const { backwards, equal } = measures.sampling;
  const figures = { backwards, equal, samples: time.length };
  const back = backwards / Math.max(1, time.length);
  if (back > limits.backwards.review)
    return doubted('clock', 'refuse', {
      figures,
      seen: message('trackCheck.clock-chaos', { percent: percent(back) }),
      remedy: 'trackRemedy.original-file',
    });
  const at = time.findIndex((value, index) => index > 0 && Math.abs(value - time[index - 1]!) >= day);
  if (at > 0)
    return doubted('clock', 'review', {
      figures,
      stretch: { from: at - 1, to: at },
      seen: message('trackCheck.clock-day', { days: Math.round(Math.abs(time[at]! - time[at - 1]!) / day) }),
      remedy: 'trackRemedy.original-file',
    });
  if (backwards > 0 || equal > limits.equal.pass * time.length) {
    const first = time.findIndex((value, index) => index > 0 && value <= time[index - 1]!);
    return doubted('clock', 'review', {
      figures,
      stretch: { from: first - 1, to: first },
      seen: message('trackCheck.clock-back', { number: backwards + equal }),
      remedy: 'trackRemedy.original-file',
    });
  }
  if (asked.window !== undefined && measures.end < asked.window.from - 300 * day)
    return doubted('clock', 'review', {
      figures,
      seen: message('trackCheck.clock-year'),
      remedy: 'trackRemedy.original-file',
    });
  return passed('clock', figures);
}

/** 6: not in the future when it was handed in; off by whole hours, a correction is offered. */
export function checkFuture({ measures }: MeasuredTrack, asked: Asked, limits: Limits): Finding {
  if (asked.received === undefined) return unchecked('future');
  const latest = asked.received + limits.ahead;
  if (measures.end <= latest) return passed('future');
  const shift = shiftInto(measures.start, measures.end, asked.window?.from ?? latest - day, latest);
  if (shift === null)
    return doubted('future', 'refuse', {
      seen: message('trackCheck.future'),
      remedy: 'trackRemedy.original-file',
    });
  return doubted('future', 'review', {
    figures: { shift },
    seen: message('trackCheck.future-hours', { hours: shift / hour }),
    remedy: 'trackRemedy.accept-shift',
  });
}

/** 7: in the window. */
export function checkWindow({ measures }: MeasuredTrack, asked: Asked, limits: Limits): Finding {
  if (asked.window === undefined) return unchecked('window');
  const { from, to } = asked.window;
  const end = measures.finish?.time ?? measures.end;
  const outside = Math.max(0, from - measures.start, end - to);
  if (outside === 0) return passed('window');
  const minutes = Math.ceil(outside / 60_000);
  if (outside <= limits.outside)
    return doubted('window', 'review', {
      figures: { outside },
      seen: message('trackCheck.window-near', { minutes }),
      remedy: 'trackRemedy.answer',
    });
  const shift = shiftInto(measures.start, end, from, to);
  if (shift !== null && outside < day)
    return doubted('window', 'review', {
      figures: { outside, shift },
      seen: message('trackCheck.window-hours', { hours: shift / hour }),
      remedy: 'trackRemedy.accept-shift',
    });
  return doubted('window', 'refuse', {
    figures: { outside },
    seen: message('trackCheck.window-out'),
    remedy: 'trackRemedy.better-file',
  });
}

/** 8: only what was run after entering counts. */
export function checkEntered({ measures }: MeasuredTrack, { entered }: Asked): Finding {
  if (entered === undefined) return unchecked('entered');
  if (measures.start >= entered.at) return passed('entered');
  return measures.start >= entered.dayBegan
    ? doubted('entered', 'review', {
        seen: message('trackCheck.entered-same-day'),
        remedy: 'trackRemedy.answer',
      })
    : doubted('entered', 'refuse', {
        seen: message('trackCheck.entered-later'),
        remedy: 'trackRemedy.better-file',
      });
}

/** 14: the file's own sums fit its samples. */
export function checkElapsed({ track, measures }: MeasuredTrack, limits: Limits): Finding {
  const { elapsed, timer } = track.told;
  const figures = {
    samples: measures.elapsed,
    ...(elapsed === null ? {} : { elapsed }),
    ...(timer === null ? {} : { timer }),
  };
  if (elapsed === null && timer === null) return unchecked('elapsed');
  const longer = (timer ?? 0) - (elapsed ?? measures.elapsed);
  const apart = Math.abs((elapsed ?? measures.elapsed) - measures.elapsed);
  if (longer > limits.elapsed.pass)
    return doubted('elapsed', 'refuse', {
      figures,
      seen: message('trackCheck.timer-longer', { seconds: Math.round(longer) }),
      remedy: 'trackRemedy.original-file',
    });
  // A device that records when it likes may be stopped just before its next sample.
  if (apart <= limits.elapsed.pass + Math.min(30, 2 * measures.sampling.step))
    return passed('elapsed', figures);
  return doubted('elapsed', apart <= limits.elapsed.review ? 'review' : 'refuse', {
    figures,
    seen: message('trackCheck.elapsed-apart', { seconds: Math.round(apart) }),
    remedy: 'trackRemedy.original-file',
  });
}
