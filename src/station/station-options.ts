import type { DiskError } from './journal/disk-trouble.ts';
import type { PartnerPlace } from './partners/partners.ts';
import type { Ms } from '../timing/model/race.ts';

/** What a station is started with. */
export interface StationOptions {
  dataDir: string;
  port: number;
  screens: string;
  sync: { url: URL; token: string } | null;
  /** After how many milliseconds without a word another station counts as gone. */
  goneAfter?: Ms | undefined;
  /** Where passings are handed on to programs of partners. */
  partners?: readonly PartnerPlace[] | undefined;
  /** Where the second copy goes: false for nowhere, undefined where it went the last time. */
  copy?: string | false | undefined;
  /** Where `dataDir` only stands in for the data directory: why that is not used. */
  dataTrouble?: DiskError;
  /** The crew rehearses on it: it reaches out to nobody. */
  isRehearsal?: boolean;
  /** Called once when the journal turns out to be damaged: stopping and starting again mends it. */
  onDamaged?: () => void;
}
