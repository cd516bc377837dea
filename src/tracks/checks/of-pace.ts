import { message } from '../../words/message.ts';
import { spreadOf, medianOf } from '../measure/numbers.ts';
import type { MeasuredTrack } from '../measure/measures.ts';
import { firstAtLeast, secondsAt } from '../measure/progress.ts';
import { stretchOf, type Line } from '../measure/line.ts';
import type { Asked } from './asked.ts';
import { fastestOver } from './fastest-ever.ts';
import { doubted, kilometres, passed, percent, unchecked, type Finding } from './finding.ts';
import type { Limits } from './settings.ts';

/** 15: no stretch is faster than anybody ever ran. */
export function checkRecords({ measures }: MeasuredTrack, asked: Asked, limits: Limits): Finding {
  let worst: { part: number; over: number; best: (typeof measures.best)[number] } | null = null;
  for (const best of measures.best) {
    const fastest = fastestOver(best.metres, asked.sex ?? 'X');
    if (fastest === null) continue;
    const part = fastest / best.seconds;
    const limit = best.metres <= 1000 ? limits.record.reviewOfKilometre : limits.record.review;
    if (worst === null || part / limit > worst.over) worst = { part, over: part / limit, best };
  }
  if (worst === null) return unchecked('records');
  const { part, over, best } = worst;
  const figures = { metres: best.metres, seconds: best.seconds, part };
  if (part <= limits.record.pass) return passed('records', figures);
  const params = { km: kilometres(best.metres), percent: percent(part) };
  return doubted('records', over <= 1 ? 'review' : 'refuse', {
    figures,
    stretch: best.stretch,
    seen: over <= 1 ? message('trackCheck.record-near', params) : message('trackCheck.record-beyond', params),
    remedy: over <= 1 ? 'trackRemedy.answer' : 'trackRemedy.better-file',
  });
}

/** 16: age grade by the road tables. */
export function checkAgeGrade({ measures }: MeasuredTrack, asked: Asked, limits: Limits): Finding {
  if (asked.ageStandard === undefined || measures.finish === null) return unchecked('age-grade');
  const grade = asked.ageStandard / measures.finish.seconds;
  if (grade < limits.ageGrade.pass) return passed('age-grade', { grade });
  const isMatched =
    asked.ownBest !== undefined && asked.ownBest <= measures.finish.seconds * (1 + limits.ownBest.pass);
  return doubted('age-grade', grade <= limits.ageGrade.review || isMatched ? 'review' : 'refuse', {
    figures: { grade },
    seen: message('trackCheck.age-grade', { percent: percent(grade) }),
    remedy: 'trackRemedy.answer',
  });
}

/** 17: against the runner's own results. */
export function checkOwnResults({ measures }: MeasuredTrack, asked: Asked, limits: Limits): Finding {
  if (asked.ownBest === undefined || measures.finish === null) return unchecked('own-results');
  const faster = 1 - measures.finish.seconds / asked.ownBest;
  if (faster <= limits.ownBest.pass) return passed('own-results', { faster });
  return doubted('own-results', 'review', {
    figures: { faster },
    seen: message('trackCheck.own-results', { percent: percent(faster) }),
    remedy: 'trackRemedy.answer',
  });
}

/**
 * 18: no stretch is much faster than the rest, and the second half is not. Slower ones are no clue: everybody may tire,
 * walk or rest.
 */
export function checkShape({ line, measures }: MeasuredTrack, asked: Asked, limits: Limits): Finding {
  const splits = measures.fiveKilometres;
  const distance = asked.distance ?? measures.distance.measured;
  const half = secondsAt(line, distance / 2);
  const whole = secondsAt(line, distance);
  if (half === null || whole === null || splits.length < 2) return unchecked('shape');
  const secondHalf = half / (whole - half) - 1;
  const usual = medianOf(splits.map(({ seconds }) => seconds));
  const fastest = splits.reduce((one, other) => (other.seconds < one.seconds ? other : one));
  const faster = usual / fastest.seconds - 1;
  const figures = { secondHalf, faster };
  if (faster > limits.shape.fiveKilometres)
    return doubted('shape', 'review', {
      figures,
      stretch: between(line, fastest.at - 5000, fastest.at),
      seen: message('trackCheck.shape-fast', {
        from: kilometres(fastest.at - 5000),
        to: kilometres(fastest.at),
        percent: percent(faster),
      }),
      remedy: 'trackRemedy.answer',
    });
  if (secondHalf > limits.shape.secondHalf)
    return doubted('shape', 'review', {
      figures,
      stretch: between(line, distance / 2, distance),
      seen: message('trackCheck.shape-second-half', { percent: percent(secondHalf) }),
      remedy: 'trackRemedy.answer',
    });
  return passed('shape', figures);
}

/** 19: as uneven as a run and its noise are; points that were made or smoothed are not. */
export function checkEvenness({ windows, measures }: MeasuredTrack, limits: Limits): Finding {
  const kms = measures.kilometres.map(({ seconds }) => seconds);
  if (kms.length * 1000 < limits.evenness.from) return unchecked('evenness');
  const spread = spreadOf(kms);
  const steps = windows.flatMap(({ placeSpeed, cadence }) =>
    cadence > 100 && placeSpeed > 1.5 ? [(placeSpeed * 60) / cadence] : [],
  );
  const stepSpread = spreadOf(steps);
  const figures = { spread, ...(Number.isNaN(stepSpread) ? {} : { stepSpread }) };
  if (spread < limits.evenness.kilometres)
    return doubted('evenness', 'review', {
      figures,
      seen: message('trackCheck.even-kilometres', { percent: Number((spread * 100).toFixed(2)) }),
      remedy: 'trackRemedy.original-file',
    });
  if (steps.length > 20 && stepSpread < limits.evenness.steps)
    return doubted('evenness', 'review', {
      figures,
      seen: message('trackCheck.even-steps'),
      remedy: 'trackRemedy.original-file',
    });
  return passed('evenness', figures);
}

function between(line: Line, from: number, to: number) {
  const last = line.ordered.length - 1;
  const position = (metres: number) => Math.min(last, firstAtLeast(line.metres.measured, metres));
  return stretchOf(line, position(from), position(to));
}
