import { resolve } from 'node:path';

/** What follows this on the shell's command line is for the station; what stands before it, for Electron and the shell. */
const marker = '--station';

export interface ShellArguments {
  /** Where the shell keeps its own things, if not in the usual place: shells of different profiles run side by side. */
  profile: string | null;
  /** The event's folder; null where the command line names none. */
  dataDir: string | null;
  /** The station's other arguments, each written `--name=value`. */
  args: string[];
}

/** Reads the shell's whole command line. @param cwd where relative paths begin, of a second start too */
export function shellArguments(argv: readonly string[], cwd: string): ShellArguments {
  const at = argv.includes(marker) ? argv.indexOf(marker) : argv.length;
  const given = argv.slice(at + 1);
  const profile = valueOf(argv.slice(0, at), '--profile=', cwd);
  const dataDir = valueOf(given, '--data=', cwd);
  return { profile, dataDir, args: given.filter((arg) => !arg.startsWith('--data=')) };
}

function valueOf(args: readonly string[], name: string, cwd: string): string | null {
  const found = args.findLast((arg) => arg.startsWith(name));
  return found === undefined ? null : resolve(cwd, found.slice(name.length));
}
