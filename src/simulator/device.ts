import type { Ms } from '../timing/model/race.ts';

/** A chip that an antenna of a simulated reader hears now. */
export interface HeardChip {
  chip: string;
  antenna: number;
  /** dBm. */
  rssi: number;
  /** When it is, in race time. */
  time: Ms;
  /** Id of the mat, which the station knows it by. */
  point: string;
}

/** What a simulated reader has of the mat that it plays. */
export interface DeviceLine {
  /** Puts bytes on the line; false where nobody takes them. */
  write(bytes: Uint8Array): boolean;
  /** What the reader's own clock shows, race time plus the fault that it was given; as an instant. */
  clock(): Ms;
  /** The station sets the reader's clock. */
  setClock(to: Ms): void;
}

/** The reader that a virtual mat plays: one for each protocol, with the answers of the real one. */
export interface Device {
  /** A station connected over the network; for readers that speak first. */
  connected?(): void;
  /** Bytes from the station. */
  obey(chunk: Uint8Array): void;
  /** A chip is in the field; true where it went on the line. Readers with a memory keep it either way. */
  hear(chip: HeardChip): boolean;
  /** For readers without a memory: so long a chip is still in the field and is heard again until it went on the line. */
  readonly holdMs?: number;
  /** Fault: power was lost and is back; it says and forgets what the real one would. */
  restart(): void;
  /** Stops its timers. */
  stop(): void;
}

/** `zone` is the IANA zone of the venue, which readers without a zone have their clock set to. */
export type MakeDevice = (line: DeviceLine, zone: string) => Device;
