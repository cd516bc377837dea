import { Option } from 'commander';
import { terminalLanguage } from '../station/process/terminal.ts';
import { languages } from '../words/language.ts';

/** For the commands that speak: `--lang`, by default the language of the terminal. */
export function languageOption(): Option {
  return new Option('--lang <language>', 'language of what is said')
    .choices(Object.keys(languages))
    .default(terminalLanguage());
}
