import type { copyCalls } from '../../contract/calls/copy.ts';
import { Refuse } from '../../http/refusal.ts';
import type { Handlers } from '../../http/register.ts';
import { copyPlaces } from '../copy/copy-places.ts';
import type { Disk } from '../copy/disk.ts';
import { CopyFolderError } from '../copy/second-copies.ts';

/** What the crew can do about the second copy. How it stands is in the feed. */
export const copyHandlers = (disk: Pick<Disk, 'setCopy'>, dataDir: string) =>
  ({
    setCopy: async ({ body: { dir } }) => {
      try {
        await disk.setCopy(dir);
        return {};
      } catch (error) {
        if (!(error instanceof CopyFolderError)) throw error;
        throw Refuse.told(422, error.told);
      }
    },
    copyPlaces: async () => ({ places: await copyPlaces(dataDir) }),
  }) satisfies Handlers<typeof copyCalls>;
