import { CommanderError, type Command } from 'commander';
import { ReaderError } from '../readers/message.ts';
import { terminalLanguage } from '../station/process/terminal.ts';
import { messageText } from '../words/text.ts';
import { UsageError } from '../station/process/usage-error.ts';

/** Runs a command line: bad input ends with its line on stderr and exit code 1, a bug with its stack and 70. */
export async function run(program: Command): Promise<void> {
  for (const command of [program, ...program.commands])
    command.exitOverride().showHelpAfterError('(--help shows all options)');
  try {
    await program.parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode;
    else if (error instanceof UsageError) fail(error.message, 1);
    else if (error instanceof ReaderError) fail(messageText(terminalLanguage(), error.told), 1);
    else
      fail(`this is a fault in Goldline, please report it: ${(error as Error).stack ?? String(error)}`, 70);
  }
}

function fail(message: string, code: number): void {
  process.stderr.write(`goldline: ${message}\n`);
  process.exitCode = code;
}
