import { createHash } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { deviceRoleSchema } from '../../contract/devices-view.ts';
import { listMappingSchema } from '../../contract/list-mapping.ts';
import { toldSchema } from '../../contract/message.ts';
import { lastSealSchema } from '../journal/last-seal.ts';

/** What a data directory keeps beside its journal. Every field is by itself: where one is damaged, the others count. */
const fields = {
  /** Whose journal is here: a file that is gone or emptied is noticed by it. */
  journal: z.object({ station: z.string(), ops: z.string(), obs: z.string(), createdAt: z.number().int() }),
  /** Where the second copy is; `otherDisk`: it was on another disk than the journal when it was set. */
  copy: z.object({ dir: z.string(), otherDisk: z.boolean() }).nullable(),
  /** The port for other devices, null while it is closed; and those that were let in, each with the hash of what lets it in. */
  devices: z.object({
    port: z.number().int().nullable(),
    devices: z.array(
      z.object({
        id: z.string(),
        hash: z.string(),
        name: z.string(),
        role: deviceRoleSchema,
        since: z.number().int(),
      }),
    ),
  }),
  /** How start lists were read, by what lists of one maker have in common; the newest last. */
  lists: z.record(z.string(), listMappingSchema),
  /** Where the station's time line was. */
  clock: z.object({
    boot: z.string().nullable(),
    uptime: z.number(),
    line: z.number(),
    offset: z.number(),
  }),
  /** The version of the journal's file. */
  fileVersion: z.number().int(),
  /** Where the journal stood at the last start or end. */
  last: lastSealSchema,
  /** What a check of the whole journal found wrong with it while the station ran: the next start mends it. */
  damage: toldSchema.nullable(),
};
const settingsSchema = z.looseObject(fields).partial();
export type Settings = z.infer<typeof settingsSchema>;

/** The two places of the settings, in the order in which they are asked and written. */
export const settingsFiles = ['settings.json', 'settings.spare.json'] as const;

/** What was found in the places of the settings. */
export interface FoundSettings {
  settings: Settings;
  /** Names of the files that are not as they were written. */
  damaged: string[];
  /** The first file is not there and the spare is. */
  gone: boolean;
  /** No file is as it was written: what `settings` has is what can still be read. */
  isLost: boolean;
}

interface Place {
  state: 'whole' | 'damaged' | 'none';
  settings: Settings;
}

/**
 * The last settings that were written whole: from the first file, or from its spare where that is damaged. Where both are
 * damaged, each field that still makes sense. Empty where there are none.
 */
export function readSettings(dataDir: string): FoundSettings {
  const places = settingsFiles.map((name) => readPlace(join(dataDir, name)));
  const whole = places.find(({ state }) => state === 'whole');
  const damaged = settingsFiles.filter((_name, index) => places[index]?.state === 'damaged');
  const rest = Object.assign({}, ...places.map((place) => place.settings).reverse()) as Settings;
  return {
    settings: whole?.settings ?? rest,
    damaged,
    gone: whole !== undefined && places[0]?.state === 'none',
    isLost: whole === undefined && damaged.length > 0,
  };
}

/**
 * Writes both files, one after the other: after a power cut at least one is the old or the new one. Throws the file system's
 * error where the disk does not take them.
 */
export function writeSettings(dataDir: string, settings: Settings): void {
  const text = `${JSON.stringify({ ...settings, seal: sealOf(settings) }, null, 2)}\n`;
  for (const name of settingsFiles) writeFile(join(dataDir, name), text);
}

/** As a whole; on a disk without room for another file, in the room that the file has. */
function writeFile(path: string, text: string): void {
  try {
    replaceFile(path, text);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    overwriteFile(path, text);
  }
}

function replaceFile(path: string, text: string): void {
  const partial = `${path}.partial`;
  const file = openSync(partial, 'w');
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(partial, path);
}

function overwriteFile(path: string, text: string): void {
  const bytes = Buffer.from(text);
  const file = openSync(path, 'r+');
  try {
    writeFileSync(file, bytes);
    ftruncateSync(file, bytes.length);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function readPlace(path: string): Place {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const isGone = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return { state: isGone ? 'none' : 'damaged', settings: {} };
  }
  const json = objectIn(text);
  if (json === null) return { state: 'damaged', settings: {} };
  const { seal, ...settings } = json;
  // Settings of an earlier version have no seal.
  const isSealed = seal === undefined || seal === sealOf(settings);
  const parsed = settingsSchema.safeParse(settings);
  if (isSealed && parsed.success) return { state: 'whole', settings: parsed.data };
  return { state: 'damaged', settings: fieldsIn(settings) };
}

function objectIn(text: string): Record<string, unknown> | null {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? { ...json } : null;
  } catch {
    return null;
  }
}

/** The fields that still have the shape they should have. */
function fieldsIn(json: Record<string, unknown>): Settings {
  const good = Object.entries(fields).flatMap(([name, schema]) => {
    const parsed = schema.safeParse(json[name]);
    return parsed.success ? [[name, parsed.data] as const] : [];
  });
  return Object.fromEntries(good);
}

function sealOf(settings: object): string {
  return createHash('sha256').update(JSON.stringify(settings)).digest('hex');
}
