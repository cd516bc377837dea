import { message } from '../../words/message.ts';
import type { MeasuredTrack } from '../measure/measures.ts';
import type { Asked } from './asked.ts';
import { doubted, kilometres, passed, percent, unchecked, type Finding } from './finding.ts';
import type { Limits } from './settings.ts';

/** 12: the distance was run. A run is short, never doubtful, and another device's file may show that it was not. */
export function checkDistance({ measures }: MeasuredTrack, asked: Asked, limits: Limits): Finding {
  const { measured, low, high, device } = measures.distance;
  if (asked.distance === undefined) return unchecked('distance');
  const figures = { measured, low, high, asked: asked.distance, ...(device === null ? {} : { device }) };
  if (measured >= asked.distance) return passed('distance', figures);
  const params = {
    measured: kilometres(measured),
    low: kilometres(low),
    high: kilometres(high),
    asked: kilometres(asked.distance),
  };
  const isWithinError =
    measured >= limits.reached.review * asked.distance ||
    (device ?? 0) >= limits.reached.device * asked.distance;
  return isWithinError
    ? doubted('distance', 'review', {
        figures,
        seen: message('trackCheck.distance-nearly', params),
        remedy: 'trackRemedy.other-device',
      })
    : doubted('distance', 'refuse', {
        figures,
        seen: message('trackCheck.distance-short', params),
        remedy: 'trackRemedy.other-device',
      });
}

/**
 * 13: another witness confirms the middle one. Where the device counted no distance there are but two, and the noise that
 * the places show explains how much too long the path is. It is refused where only those that say more reach the distance.
 */
export function checkWitnesses({ measures }: MeasuredTrack, asked: Asked, limits: Limits): Finding {
  const { low, high, measured, smoothed, cleaned } = measures.distance;
  const isOfThree = low < measured && measured < high;
  const gap = isOfThree ? Math.min(high - measured, measured - low) : high - low;
  const explained = isOfThree || cleaned < smoothed ? 0 : limits.apart.ofNoise * measures.noise ** 2;
  const apart = measured > 0 ? Math.max(0, gap / measured - explained) : 0;
  const figures = { low, high, apart, explained };
  if (apart <= limits.apart.pass) return passed('witnesses', figures);
  const { distance } = asked;
  const isToTheirGain = distance !== undefined && low < distance && measured >= distance;
  return doubted('witnesses', apart > limits.apart.review && isToTheirGain ? 'refuse' : 'review', {
    figures,
    seen: message('trackCheck.witnesses-apart', {
      low: kilometres(low),
      high: kilometres(high),
      percent: percent((high - low) / measured),
    }),
    remedy: 'trackRemedy.other-device',
  });
}
