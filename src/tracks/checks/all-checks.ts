import { alongOf } from '../measure/line.ts';
import type { MeasuredTrack } from '../measure/measures.ts';
import type { Asked } from './asked.ts';
import type { CheckName, Finding } from './finding.ts';
import { checkCadence, checkHeartRate } from './of-body.ts';
import { checkClock, checkElapsed, checkEntered, checkFuture, checkWindow } from './of-clock.ts';
import { checkDistance, checkWitnesses } from './of-distance.ts';
import { checkFile, checkSize, checkSport } from './of-file.ts';
import { checkClimb, checkDeviceSpeed } from './of-ground.ts';
import { checkCopies, checkWhereabouts } from './of-others.ts';
import { checkAgeGrade, checkEvenness, checkOwnResults, checkRecords, checkShape } from './of-pace.ts';
import { checkOneRun, checkOutliers, checkPauses, checkPlaces } from './of-places.ts';
import { usualLimits, type Limits } from './settings.ts';

type Check = (measured: MeasuredTrack, asked: Asked, limits: Limits) => Finding;

const checks: Record<CheckName, Check> = {
  file: checkFile,
  size: checkSize,
  sport: checkSport,
  places: (measured, _, limits) => checkPlaces(measured, limits),
  clock: checkClock,
  future: checkFuture,
  window: checkWindow,
  entered: checkEntered,
  'one-run': (measured, _, limits) => checkOneRun(measured, limits),
  pauses: (measured, _, limits) => checkPauses(measured, limits),
  outliers: (measured, _, limits) => checkOutliers(measured, limits),
  distance: checkDistance,
  witnesses: checkWitnesses,
  elapsed: (measured, _, limits) => checkElapsed(measured, limits),
  records: checkRecords,
  'age-grade': checkAgeGrade,
  'own-results': checkOwnResults,
  shape: checkShape,
  evenness: (measured, _, limits) => checkEvenness(measured, limits),
  cadence: (measured, _, limits) => checkCadence(measured, limits),
  'heart-rate': (measured, _, limits) => checkHeartRate(measured, limits),
  climb: checkClimb,
  'device-speed': (measured, _, limits) => checkDeviceSpeed(measured, limits),
  copies: checkCopies,
  whereabouts: checkWhereabouts,
};

/** All twenty-five, in their order. */
export function allChecks(measured: MeasuredTrack, asked: Asked, limits: Limits = usualLimits): Finding[] {
  return Object.values(checks).map((check) => {
    const finding = check(measured, asked, limits);
    return { ...finding, along: alongOf(measured.line, finding.stretch) };
  });
}
