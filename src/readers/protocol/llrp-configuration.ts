import type { Ms } from '../../timing/model/race.ts';
import { bigEndian, numberAt } from './bytes.ts';
import { long, parameter, parametersIn } from './llrp-parameters.ts';

/** What a station asks of an LLRP reader: how to search for tags, what to report, and when to give word of itself. */

/** The one inventory that a station adds, runs and deletes. */
export const roSpecId = 1;
/** Antenna, strength, first and last moment and the count of each tag. */
const reportedFields = 0x1000 | 0x0400 | 0x0200 | 0x0100 | 0x0080;

/** All antennas, without end; each sighting is reported at once. In session 0 a chip is heard in every round. */
export function roSpec(withSession: boolean): number[] {
  const boundary = long(
    parameter.boundary,
    long(parameter.startTrigger, [0]),
    long(parameter.stopTrigger, [0, 0, 0, 0, 0]),
  );
  const singulation = long(parameter.gen2Singulation, [0, ...bigEndian(32, 2), 0, 0, 0, 0]);
  const session = long(
    parameter.antennaConfiguration,
    [0, 0],
    long(parameter.gen2Inventory, [0], singulation),
  );
  const inventory = long(
    parameter.antennaInventory,
    [...bigEndian(1, 2), 0, 0],
    long(parameter.antennaInventoryStop, [0, 0, 0, 0, 0]),
    long(parameter.inventory, [...bigEndian(1, 2), 1], withSession ? session : []),
  );
  const content = long(parameter.reportContent, bigEndian(reportedFields, 2));
  const report = long(parameter.reportSpec, [2, ...bigEndian(1, 2)], content);
  return long(parameter.roSpec, bigEndian(roSpecId, 4), [0, 0], boundary, inventory, report);
}

const on = 0x80;
const [roSpecEvents, exceptionEvents, bufferEvents, antennaEvents] = [2, 4, 3, 8];

/**
 * A keepalive every so often. With `events`, also word of antennas, errors and full memory, and what the reader heard
 * while nobody was connected is held for the next connection.
 */
export function configuration(keepaliveMs: Ms, events: boolean): number[] {
  const keepalive = long(parameter.keepalive, [1], bigEndian(keepaliveMs, 4));
  if (!events) return [0, ...keepalive];
  const states = [roSpecEvents, bufferEvents, exceptionEvents, antennaEvents].map((event) =>
    long(parameter.eventState, bigEndian(event, 2), [on]),
  );
  return [
    0,
    ...long(parameter.eventSpec, ...states),
    ...keepalive,
    ...long(parameter.eventsAndReports, [on]),
  ];
}

/** How often a station wants a keepalive, from the body of its configuration; null where it does not say. */
export function keepaliveIn(body: Uint8Array): Ms | null {
  const spec = parametersIn(body, 1, body.length)?.find((one) => one.type === parameter.keepalive);
  return spec === undefined ? null : numberAt(body, spec.from + 1, 4);
}
