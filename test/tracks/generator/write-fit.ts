import { FitBaseType, FitEncoder, type FitEncoderField } from 'fit-file-parser/encoder';
import type { Sample } from '../../../src/tracks/model/sample-columns.ts';
import type { Recording } from './device.ts';

/** Numbers of messages and fields are those of the FIT profile. */
const message = { fileId: 0, session: 18, lap: 19, record: 20, event: 21 } as const;
const sports: Readonly<Record<string, number>> = { generic: 0, running: 1, cycling: 2, walking: 11 };
const subSports: Readonly<Record<string, number>> = { treadmill: 1, virtual_activity: 58 };

/** The recording as a FIT file, with the checksums that belong to it. */
export function fitOf(recording: Recording): Uint8Array {
  const { samples, timer, serial } = recording;
  const encoder = new FitEncoder();
  const [first, last] = [samples[0]!.time, samples.at(-1)!.time];
  encoder.writeMessage(message.fileId, [
    enumOf(0, 4),
    number(1, FitBaseType.Uint16, 2, 1),
    number(2, FitBaseType.Uint16, 2, 3291),
    number(3, FitBaseType.Uint32z, 4, serial),
    instant(4, first),
  ]);
  const events = timer.map(({ time, kind }) => ({
    time,
    fields: [instant(253, time), enumOf(0, 0), enumOf(1, kind === 'start' ? 0 : 4)],
  }));
  for (const sample of samples) {
    while (events[0] !== undefined && events[0].time <= sample.time && events[0].time < last)
      encoder.writeMessage(message.event, events.shift()!.fields, 1);
    encoder.writeMessage(message.record, recordOf(sample), 2);
  }
  for (const { fields } of events) encoder.writeMessage(message.event, fields, 1);
  let seconds = 0;
  for (const [index, { kind, time }] of timer.entries())
    if (kind === 'stop') seconds += (time - timer[index - 1]!.time) / 1000;
  const sums = [
    instant(253, last),
    instant(2, first),
    number(7, FitBaseType.Uint32, 4, (timer.at(-1)?.time ?? last) - (timer[0]?.time ?? first)),
    number(8, FitBaseType.Uint32, 4, Math.round(seconds * 1000)),
    number(9, FitBaseType.Uint32, 4, Math.round((samples.at(-1)!.distance ?? 0) * 100)),
  ];
  encoder.writeMessage(message.lap, sums, 3);
  encoder.writeMessage(
    message.session,
    [...sums, enumOf(5, sports[recording.sport] ?? 0), enumOf(6, subSports[recording.subSport ?? ''] ?? 0)],
    4,
  );
  return encoder.close();
}

function recordOf(sample: Sample): FitEncoderField[] {
  const { time, lat, lon, altitude, heartRate, cadence, distance, speed } = sample;
  const semicircles = (degrees: number) => Math.round((degrees / 180) * 2 ** 31);
  return [
    instant(253, time),
    number(0, FitBaseType.Sint32, 4, lat === undefined ? 0x7fffffff : semicircles(lat)),
    number(1, FitBaseType.Sint32, 4, lon === undefined ? 0x7fffffff : semicircles(lon)),
    number(2, FitBaseType.Uint16, 2, altitude === undefined ? 0xffff : Math.round((altitude + 500) * 5)),
    number(3, FitBaseType.Uint8, 1, heartRate ?? 0xff),
    number(4, FitBaseType.Uint8, 1, cadence === undefined ? 0xff : cadence / 2),
    number(5, FitBaseType.Uint32, 4, distance === undefined ? 0xffffffff : Math.round(distance * 100)),
    number(6, FitBaseType.Uint16, 2, speed === undefined ? 0xffff : Math.round(speed * 1000)),
  ];
}

function number(field: number, baseType: FitBaseType, size: number, value: number): FitEncoderField {
  return { number: field, size, baseType, value };
}

const enumOf = (field: number, value: number) => number(field, FitBaseType.Enum, 1, value);
const instant = (field: number, time: number) =>
  number(field, FitBaseType.Uint32, 4, FitEncoder.toFitTimestamp(new Date(time)));
