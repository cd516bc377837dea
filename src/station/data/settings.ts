import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

/** What a data directory keeps beside its journal. */
const settingsSchema = z.looseObject({
  /** Whose journal is here: a file that is gone or emptied is noticed by it. */
  journal: z
    .object({ station: z.string(), ops: z.string(), obs: z.string(), createdAt: z.number().int() })
    .optional(),
  /** Where the second copy is; `otherDisk`: it was on another disk than the journal when it was set. */
  copy: z.object({ dir: z.string(), otherDisk: z.boolean() }).nullable().optional(),
  /** Where the station's time line was. */
  clock: z
    .object({ boot: z.string().nullable(), uptime: z.number(), line: z.number(), offset: z.number() })
    .optional(),
});
export type Settings = z.infer<typeof settingsSchema>;

/** The settings in a file; empty where there is none or it cannot be read. */
export function readSettings(path: string): Settings {
  try {
    return settingsSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return {};
  }
}

/** Replaces the file as a whole: after a power cut it is the old or the new one. */
export function writeSettings(path: string, settings: Settings): void {
  const partial = `${path}.partial`;
  const file = openSync(partial, 'w');
  try {
    writeFileSync(file, `${JSON.stringify(settings, null, 2)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(partial, path);
}
