import type { Found, OtherMessage } from './protocol.ts';

/** What modules say that are started once and then report tag after tag, whatever their frames are. */
export type ModuleMessage = OtherMessage &
  (
    | { type: 'version'; text: string }
    /** The inventory runs: it was started, or there is just no tag. */
    | { type: 'running' }
    /** The inventory is over by itself, or was stopped. */
    | { type: 'stopped' }
    /** The answer to any other command; `status` is the maker's number, 0 where all is well. */
    | { type: 'status'; command: number; status: number }
    /** The reader wants this to be sent back, now or when the tags before it are on disk. */
    | { type: 'confirm'; answer: Uint8Array; isOfTags: boolean }
    /** What the reader's clock shows. */
    | { type: 'clock'; ms: number }
  );

export type ModuleFound = Found<ModuleMessage>;

type Content<Of> = Of extends OtherMessage ? Omit<Of, 'raw' | 'arrived' | 'behind'> : never;
/** What a frame says, without where it came from. */
export type ModuleContent = Content<ModuleFound>;

/** A tag as the simulator's modules report it. */
export interface ModuleTag {
  epc: string;
  antenna: number;
  /** dBm. */
  rssi: number;
}

/** What a station sends to such a module. */
export interface ModuleWords {
  /** Asks what it is; may be sent while it reads. Null where nothing is known that may. */
  version: (() => Uint8Array) | null;
  start: () => Uint8Array;
  stop: () => Uint8Array;
  /** Asks what its clock shows, where it has one. */
  clock?: () => Uint8Array;
}

/** A tag that was read, as of modules without a clock. */
export function tagContent(chip: string, antenna: number, rssi: number | null): ModuleContent {
  const what = { chip, antenna, rssi, stamp: null, sequence: null };
  return { type: 'read', ...what, stored: false, counts: true };
}

/** A byte as a number with a sign. */
export const signed = (byte: number) => (byte > 127 ? byte - 256 : byte);
