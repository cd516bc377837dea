import { message } from '../../words/message.ts';
import type { MeasuredTrack } from '../measure/measures.ts';
import { doubted, passed, percent, type Finding } from './finding.ts';
import type { Limits } from './settings.ts';

/** 4: places, often enough. */
export function checkPlaces({ measures }: MeasuredTrack, limits: Limits): Finding {
  const { step, placed } = measures.sampling;
  const figures = { step, placed };
  const params = { seconds: Number(step.toFixed(1)), percent: percent(placed) };
  if (placed === 0)
    return doubted('places', 'refuse', {
      figures,
      seen: message('trackCheck.places-none'),
      remedy: 'trackRemedy.better-file',
    });
  if (step > limits.step.review || placed < limits.placed.review)
    return doubted('places', 'refuse', {
      figures,
      seen: message('trackCheck.places-too-few', params),
      remedy: 'trackRemedy.other-device',
    });
  if (step > limits.step.pass || placed < limits.placed.pass)
    return doubted('places', 'review', {
      figures,
      seen: message('trackCheck.places-few', params),
      remedy: 'trackRemedy.other-device',
    });
  return passed('places', figures);
}

/** 9: one activity, without long stretches of which nothing is known. */
export function checkOneRun({ track, measures }: MeasuredTrack, limits: Limits): Finding {
  const { activities } = track;
  const longest = measures.gaps.reduce(
    (most, gap) => (gap.seconds > (most?.seconds ?? 0) ? gap : most),
    measures.gaps[0],
  );
  const metres = measures.gaps.reduce((sum, gap) => sum + gap.metres, 0);
  const lost = measures.distance.measured > 0 ? metres / measures.distance.measured : 0;
  const figures = { activities, gaps: measures.gaps.length, longest: longest?.seconds ?? 0, lost };
  if (activities > 1)
    return doubted('one-run', 'refuse', {
      figures,
      seen: message('trackCheck.several-activities', { number: activities }),
      remedy: 'trackRemedy.better-file',
    });
  if (longest === undefined) return passed('one-run', figures);
  const about = { figures, stretch: longest.stretch };
  const params = { minutes: Number((longest.seconds / 60).toFixed(1)), percent: percent(lost) };
  const isMuch = lost > limits.lost.review && metres > limits.lost.leastMetres;
  if (longest.seconds > limits.gap.review || isMuch)
    return doubted('one-run', 'refuse', {
      ...about,
      seen: message('trackCheck.gaps-long', params),
      remedy: 'trackRemedy.other-device',
    });
  return doubted('one-run', 'review', {
    ...about,
    seen: message('trackCheck.gaps', params),
    remedy: 'trackRemedy.answer',
  });
}

/** 10: pauses cost only the runner; long ones ask whether it was one run. */
export function checkPauses({ measures }: MeasuredTrack, limits: Limits): Finding {
  const whole = measures.finish?.seconds ?? measures.elapsed;
  const part = whole > 0 ? measures.paused / whole : 0;
  const figures = { paused: measures.paused, part };
  if (part <= limits.paused.pass) return passed('pauses', figures);
  const longest = measures.pauses.reduce((most, pause) => (pause.seconds > most.seconds ? pause : most));
  return doubted('pauses', 'review', {
    figures,
    stretch: longest.stretch,
    seen: message('trackCheck.pauses', { percent: percent(part), minutes: Math.round(longest.seconds / 60) }),
    remedy: 'trackRemedy.answer',
  });
}

/** 11: steps that nobody can run. */
export function checkOutliers({ measures, line }: MeasuredTrack, limits: Limits): Finding {
  const part = measures.sampling.outliers;
  const about = {
    figures: { part },
    stretch: line.path.outlierStretch,
    seen: message('trackCheck.outliers', { percent: percent(part) }),
    remedy: 'trackRemedy.other-device',
  } as const;
  if (part <= limits.outliers.pass) return passed('outliers', { part });
  return doubted('outliers', part <= limits.outliers.review ? 'review' : 'refuse', about);
}
