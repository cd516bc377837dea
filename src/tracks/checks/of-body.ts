import { message } from '../../words/message.ts';
import type { MeasuredTrack } from '../measure/measures.ts';
import { medianOf } from '../measure/numbers.ts';
import { doubted, passed, unchecked, type Finding } from './finding.ts';
import { longestSame, longestWindows, type Longest } from './longest.ts';
import type { Limits } from './settings.ts';

const minutes = ({ seconds }: Longest) => Number((seconds / 60).toFixed(1));

/** 20: steps that fit the speed: a wheel takes none. */
export function checkCadence({ track, windows }: MeasuredTrack, limits: Limits): Finding {
  const { least, speed, seconds, constant, step } = limits.cadence;
  const known = windows.filter(({ cadence }) => !Number.isNaN(cadence)).length;
  if (known < 0.1 * windows.length || known === 0) return unchecked('cadence');
  const few = longestWindows(windows, ({ placeSpeed, cadence }) => placeSpeed > speed && !(cadence >= least));
  if (few !== null && few.seconds > seconds)
    return doubted('cadence', 'review', {
      figures: { seconds: few.seconds },
      stretch: few.stretch,
      seen: message('trackCheck.cadence-few', { minutes: minutes(few), least }),
      remedy: 'trackRemedy.answer',
    });
  const long = longestWindows(
    windows,
    ({ placeSpeed, cadence }) => placeSpeed > speed && (placeSpeed * 60) / cadence > step,
  );
  if (long !== null && long.seconds > seconds)
    return doubted('cadence', 'review', {
      figures: { seconds: long.seconds },
      stretch: long.stretch,
      seen: message('trackCheck.step-long', { minutes: minutes(long), metres: step }),
      remedy: 'trackRemedy.answer',
    });
  const same = longestSame(track.samples.time, track.samples.cadence, 100);
  if (same !== null && same.seconds > constant)
    return doubted('cadence', 'review', {
      figures: { seconds: same.seconds },
      stretch: same.stretch,
      seen: message('trackCheck.cadence-same', { minutes: minutes(same) }),
      remedy: 'trackRemedy.original-file',
    });
  return passed('cadence', { few: few?.seconds ?? 0, long: long?.seconds ?? 0, same: same?.seconds ?? 0 });
}

/** 21: a pulse that fits the effort. Straps fail, so it is never more than a reason to look. */
export function checkHeartRate({ track, windows }: MeasuredTrack, limits: Limits): Finding {
  const { constant, lower, faster, seconds } = limits.heartRate;
  const pulse = medianOf(windows.map(({ heartRate }) => heartRate));
  if (Number.isNaN(pulse)) return unchecked('heart-rate');
  const usual = medianOf(windows.map(({ placeSpeed }) => placeSpeed));
  const easy = longestWindows(
    windows,
    ({ placeSpeed, heartRate }) => placeSpeed > usual * (1 + faster) && heartRate < pulse * (1 - lower),
  );
  if (easy !== null && easy.seconds > seconds)
    return doubted('heart-rate', 'review', {
      figures: { seconds: easy.seconds, pulse },
      stretch: easy.stretch,
      seen: message('trackCheck.heart-easy', { minutes: minutes(easy) }),
      remedy: 'trackRemedy.answer',
    });
  const same = longestSame(track.samples.time, track.samples.heartRate, 0);
  if (same !== null && same.seconds > constant)
    return doubted('heart-rate', 'review', {
      figures: { seconds: same.seconds, pulse },
      stretch: same.stretch,
      seen: message('trackCheck.heart-same', { minutes: minutes(same) }),
      remedy: 'trackRemedy.answer',
    });
  return passed('heart-rate', { pulse, same: same?.seconds ?? 0 });
}
