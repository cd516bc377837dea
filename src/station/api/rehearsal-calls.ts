import type { rehearsalCalls } from '../../contract/calls/rehearsal.ts';
import type { stationCalls } from '../../contract/calls/station.ts';
import type { Handlers } from '../../http/register.ts';
import { parseReaderAddress } from '../../readers/address.ts';
import { message } from '../../words/message.ts';
import { refuse } from '../process/crew-error.ts';
import type { Rehearsals } from '../rehearsal/rehearsals.ts';

/** What the crew can do about a dress rehearsal. */
export const rehearsalHandlers = (rehearsals: Rehearsals) =>
  ({
    rehearsal: () => rehearsals.view,
    startRehearsal: ({ body }) => {
      rehearsals.start(body);
      return {};
    },
    rehearseByHand: ({ body: { hand } }) => {
      rehearsals.byHand(hand);
      return {};
    },
    endRehearsal: () => {
      rehearsals.end();
      return {};
    },
  }) satisfies Handlers<typeof rehearsalCalls>;

/** What would reach out of a rehearsal: to other ports, disks, laptops, devices and services. */
const reachOut = [
  'detectReader',
  'listenForPeers',
  'pair',
  'takeOver',
  'listenForDevices',
  'joinService',
  'leaveService',
  'setCopy',
  'makeCertificates',
  'startRehearsal',
  'rehearseByHand',
  'endRehearsal',
] as const satisfies readonly (keyof typeof stationCalls)[];

/** Whether an address is one of a reader that stands somewhere; what is no address the station says itself. */
function isReal(address: string): boolean {
  try {
    return parseReaderAddress(address).clock === null;
  } catch {
    return false;
  }
}

/** The same handlers for the station that the crew rehearses on: it touches nothing but itself and simulated readers. */
export function inRehearsal<All extends Handlers<typeof stationCalls>>(handlers: All): All {
  const no = () => refuse(message('problems.in-rehearsal'));
  const connectReader: All['connectReader'] = (asked, context) =>
    isReal(asked.body.address) ? no() : handlers.connectReader(asked, context);
  return { ...handlers, ...Object.fromEntries(reachOut.map((name) => [name, no])), connectReader };
}
