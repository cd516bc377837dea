import { message } from '../../words/message.ts';
import type { ReaderMessage } from '../message.ts';

/** Something that a reader says of itself by a number, and that needs no value. */
export type DeviceCode = Exclude<Extract<ReaderMessage['code'], `device.${string}`>, 'device.status'>;

/** What a number of a reader means; of one that is not known here, the number in so many hex digits. */
export function deviceMessage(known: DeviceCode | undefined, number: number, digits: number): ReaderMessage {
  if (known !== undefined) return message(known);
  return message('device.status', { number: `0x${number.toString(16).padStart(digits, '0')}` });
}
