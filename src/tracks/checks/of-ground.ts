import { message } from '../../words/message.ts';
import type { MeasuredTrack } from '../measure/measures.ts';
import type { Asked } from './asked.ts';
import { doubted, passed, percent, unchecked, type Finding } from './finding.ts';
import type { Limits } from './settings.ts';

/** 22: how far the way falls. */
export function checkClimb({ measures }: MeasuredTrack, asked: Asked, limits: Limits): Finding {
  const { climb } = measures;
  const length = Math.min(measures.distance.measured, asked.distance ?? Infinity) / 1000;
  if (climb === null || length === 0) return unchecked('climb');
  const { gain, loss, net } = climb;
  const fall = -net / length;
  const figures = { gain, loss, net, fall };
  const params = { perKilometre: Number(fall.toFixed(1)), metres: Math.round(-net) };
  if (fall > limits.fall.review && asked.fallRefused === true)
    return doubted('climb', 'refuse', {
      figures,
      seen: message('trackCheck.fall-refused', params),
      remedy: 'trackRemedy.better-file',
    });
  if (fall > limits.fall.pass)
    return doubted('climb', 'review', {
      figures,
      seen: message('trackCheck.fall', params),
      remedy: 'trackRemedy.answer',
    });
  if (gain < limits.fall.gain && loss > limits.fall.lossOverGain * gain && loss - gain > limits.fall.least)
    return doubted('climb', 'review', {
      figures,
      seen: message('trackCheck.loss-over-gain', { gain: Math.round(gain), loss: Math.round(loss) }),
      remedy: 'trackRemedy.answer',
    });
  return passed('climb', figures);
}

/** 23: the device's own speed against its places: whoever stretches times changes one of them. */
export function checkDeviceSpeed({ measures }: MeasuredTrack, limits: Limits): Finding {
  const { deviceSpeed } = measures;
  if (deviceSpeed === null) return unchecked('device-speed');
  const { ratio, correlation, unevenness } = deviceSpeed;
  const figures = { ratio, unevenness, ...(correlation === null ? {} : { correlation }) };
  const { from, to, correlation: least, steady } = limits.deviceSpeed;
  if (ratio < from || ratio > to) {
    const params = { percent: percent(Math.abs(ratio - 1)) };
    return doubted('device-speed', 'review', {
      figures,
      seen:
        unevenness < steady
          ? message('trackCheck.speed-factor', params)
          : message('trackCheck.speed-ratio', params),
      remedy: 'trackRemedy.original-file',
    });
  }
  if (correlation !== null && correlation < least)
    return doubted('device-speed', 'review', {
      figures,
      seen: message('trackCheck.speed-shape'),
      remedy: 'trackRemedy.original-file',
    });
  return passed('device-speed', figures);
}
