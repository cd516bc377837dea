import type { CommanderError } from 'commander';
import { terminalLanguage } from '../station/process/terminal.ts';
import { message, type Message } from '../words/message.ts';
import { messageText } from '../words/text.ts';

/** What is wrong with a command line, by the code of commander: with what it names in quotes, and what it says after. */
const told: Readonly<Record<string, (named: string, given: string, rest: string) => Message>> = {
  'commander.unknownCommand': (named) => message('commandLine.unknown-command', { named }),
  'commander.unknownOption': (named) => message('commandLine.unknown-option', { named }),
  'commander.missingMandatoryOptionValue': (named) => message('commandLine.option-missing', { named }),
  'commander.optionMissingArgument': (named) => message('commandLine.value-missing', { named }),
  'commander.missingArgument': (named) => message('commandLine.argument-missing', { named }),
  'commander.excessArguments': (named) => message('commandLine.too-many', { named }),
  'commander.invalidArgument': (named, given, rest) => {
    const [, choices] = /^Allowed choices are (.*)\.$/.exec(rest) ?? [];
    const what = choices === undefined ? rest : message('commandLine.choices', { choices });
    return message('commandLine.invalid', { named, given, what });
  },
};

/** Tells what is wrong with a command line, on stderr. Help and versions that were asked for are said already. */
export function tellWrongCommandLine({ code, message: said }: CommanderError): void {
  const [named = '', given = ''] = [...said.matchAll(/'([^']*)'/g)].map(([, quoted]) => quoted);
  const [, rest = ''] = /is invalid\. (.*)$/s.exec(said) ?? [];
  const what = told[code]?.(named, given, rest);
  if (what === undefined) return;
  const line = message('commandLine.wrong', { what });
  process.stderr.write(`${messageText(terminalLanguage(), line)}\n`);
}
