import { CommanderError, type Command } from 'commander';
import { errorText, terminalLanguage } from '../station/process/terminal.ts';
import { text } from '../words/text.ts';
import { InterruptedError } from './interruption.ts';
import { tellWrongCommandLine } from './wrong-command-line.ts';

/**
 * Runs a command line: bad input ends with its line on stderr and exit code 1, a signal with 128 and its number, a bug
 * with its stack and 70.
 */
export async function run(program: Command): Promise<void> {
  for (const command of [program, ...program.commands])
    command.exitOverride().configureOutput({ outputError: () => undefined });
  try {
    await program.parseAsync();
  } catch (error) {
    const told = errorText(error);
    if (error instanceof CommanderError) {
      tellWrongCommandLine(error);
      process.exitCode = error.exitCode;
    } else if (told !== null) fail(told, error instanceof InterruptedError ? error.exitCode : 1);
    else {
      const fault = (error as Error).stack ?? String(error);
      fail(text(terminalLanguage(), 'told.fault', { fault }), 70);
    }
  }
}

function fail(message: string, code: number): void {
  process.stderr.write(`goldline: ${message}\n`);
  process.exitCode = code;
}
