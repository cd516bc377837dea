import { resolve } from 'node:path';

/** What follows this on the shell's command line is for the station; what stands before it, for Electron. */
const marker = '--station';

/**
 * The station's arguments out of the shell's, each written `--name=value`, with a data directory in any case.
 * @param argv the shell's whole command line
 * @param usualDataDir where the data goes when the command line does not say
 */
export function stationArguments(
  argv: readonly string[],
  usualDataDir: string,
): { dataDir: string; args: string[] } {
  const given = argv.includes(marker) ? argv.slice(argv.indexOf(marker) + 1) : [];
  const data = given.findLast((arg) => arg.startsWith('--data='));
  const dataDir = data === undefined ? usualDataDir : resolve(data.slice('--data='.length));
  return { dataDir, args: [...given.filter((arg) => arg !== data), `--data=${dataDir}`] };
}
