import { message } from '../../words/message.ts';
import { metresBetween } from '../measure/ellipsoid.ts';
import { mapShiftOf } from '../measure/gcj02.ts';
import type { MeasuredTrack } from '../measure/measures.ts';
import type { Asked, KnownWay, OtherRun } from './asked.ts';
import { doubted, passed, unchecked, type Finding } from './finding.ts';
import type { Limits } from './settings.ts';

/** 24: no run is handed in twice. Friends who run side by side lie apart as two receivers do; a copy does not. */
export function checkCopies({ measures }: MeasuredTrack, { others, ways }: Asked, limits: Limits): Finding {
  const way = ways?.find((each) => isOnIt(each, measures.distance.measured, limits));
  if (way !== undefined)
    return doubted('copies', 'refuse', {
      figures: { across: way.across, acrossMost: way.acrossMost },
      seen: message('trackCheck.copy-course', { name: way.name }),
      remedy: 'trackRemedy.own-file',
    });
  if (others === undefined) return unchecked('copies');
  const foreign = others.filter(({ isOwn }) => !isOwn);
  const figuresOf = ({ comparison }: OtherRun) => ({ ...comparison });
  const same = foreign.find((other) => isSame(other, measures.distance.measured, limits));
  if (same !== undefined)
    return doubted('copies', 'refuse', {
      figures: figuresOf(same),
      seen: same.isSameFile
        ? message('trackCheck.copy-file', { name: same.name })
        : message('trackCheck.copy-track', { name: same.name }),
      remedy: 'trackRemedy.own-file',
    });
  const beside = foreign.find(
    ({ comparison }) => comparison.overlap >= limits.copy.overlap && comparison.apart < limits.copy.beside,
  );
  if (beside === undefined) return passed('copies', { compared: foreign.length });
  return doubted('copies', 'review', {
    figures: figuresOf(beside),
    seen: message('trackCheck.copy-beside', {
      name: beside.name,
      metres: Math.round(beside.comparison.apart),
    }),
    remedy: 'trackRemedy.answer',
  });
}

/** The same file, the same samples at the same or at other times, or the very same way whatever the times. */
function isSame({ isSameFile, comparison }: OtherRun, metres: number, { copy }: Limits): boolean {
  const { overlap, apart, spread, shiftedApart, shiftedSpread } = comparison;
  return (
    isSameFile ||
    (overlap >= copy.overlap && apart < copy.beside && spread < copy.spread) ||
    (shiftedApart < copy.beside && shiftedSpread < copy.spread) ||
    isOnIt(comparison, metres, { copy })
  );
}

/** Nearer to a way, all along, than any receiver can be. */
function isOnIt(
  way: Pick<KnownWay, 'across' | 'acrossMost'>,
  metres: number,
  { copy }: Pick<Limits, 'copy'>,
): boolean {
  return metres >= copy.length && way.across < copy.across && way.acrossMost < 2 * copy.across;
}

/** Programs that make or change recordings, by what they write as the creator. */
const converters =
  /gpsbabel|gpx.?(editor|studio|tool|generator|fix|correct)|fake|mapsource|basecamp|gpsies|plotaroute|onthegomap/i;

/** 25: one person is at one place, where the file says. */
export function checkWhereabouts({ track }: MeasuredTrack, asked: Asked, limits: Limits): Finding {
  const meeting = elsewhere(track, asked, limits);
  if (meeting !== null)
    return doubted('whereabouts', 'refuse', {
      figures: { metres: meeting.metres },
      stretch: { from: meeting.index, to: meeting.index },
      seen: message('trackCheck.elsewhere', {
        name: meeting.name,
        km: Number((meeting.metres / 1000).toFixed(1)),
      }),
      remedy: 'trackRemedy.answer',
    });
  const shift = asked.isInChina === true ? mapShiftOf(track.samples, asked.knownPlaces ?? []) : null;
  if (shift?.isShifted === true)
    return doubted('whereabouts', 'review', {
      figures: { asIs: shift.asIs, unshifted: shift.unshifted },
      seen: message('trackCheck.map-shift', { metres: Math.round(shift.asIs) }),
      remedy: 'trackRemedy.accept-place',
    });
  if ((asked.othersOfDevice ?? 0) > 0)
    return doubted('whereabouts', 'review', {
      figures: { others: asked.othersOfDevice ?? 0 },
      seen: message('trackCheck.device-shared'),
      remedy: 'trackRemedy.answer',
    });
  const { creator } = track.device;
  if (creator !== null && converters.test(creator))
    return doubted('whereabouts', 'review', {
      seen: message('trackCheck.converter', { name: creator }),
      remedy: 'trackRemedy.original-file',
    });
  return asked.sightings === undefined && asked.othersOfDevice === undefined
    ? unchecked('whereabouts')
    : passed('whereabouts');
}

/** Where somebody was seen at a moment at which the track has them far away. */
function elsewhere({ samples }: MeasuredTrack['track'], { sightings = [] }: Asked, limits: Limits) {
  for (const { time, lat, lon, name } of sightings) {
    let index = -1;
    for (let each = 0; each < samples.time.length; each += 1) {
      if (Number.isNaN(samples.lat[each]!)) continue;
      if (index < 0 || Math.abs(samples.time[each]! - time) < Math.abs(samples.time[index]! - time))
        index = each;
    }
    // Somebody may have been a minute's way off before the next sample.
    if (index < 0 || Math.abs(samples.time[index]! - time) > 60_000) continue;
    const metres = metresBetween(lat, lon, samples.lat[index]!, samples.lon[index]!);
    if (metres > limits.elsewhere) return { index, metres, name };
  }
  return null;
}
