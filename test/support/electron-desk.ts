import { fileURLToPath } from 'node:url';
import { shellArgs } from './electron-app.ts';
import { TestProcess } from './processes.ts';

const standIn = fileURLToPath(new URL('electron/electron', import.meta.url));

/** Starts the built shell in the stand-in without anything that looks inside: as a person does, who may kill it. */
export const desk = {
  start(profile: string, ...stationArgs: string[]): TestProcess {
    return new TestProcess(shellArgs(profile, ...stationArgs), {}, standIn);
  },
};
