import { Command } from 'commander';
import { explainRunner } from '../station/archive/explain-runner.ts';
import { StationRace } from '../station/race/station-race.ts';
import { outcomeText, stepText } from '../files/explain-text.ts';
import type { Language } from '../timing/model/race.ts';
import { languageOption } from './language.ts';
import { plainCode } from '../timing/model/plain-text.ts';
import { openJournal, openReplicas } from '../station/archive/open.ts';

/** `goldline explain`: everything that made a runner's result, in order of time, as text. */
export function explainCommand(): Command {
  return new Command('explain')
    .description('Tell how a result came about: every read, passing and action of one bib.')
    .requiredOption('--data <dir>', 'data directory of the station')
    .requiredOption('--bib <bib>', 'the bib')
    .addOption(languageOption())
    .action(({ data, bib, lang }: { data: string; bib: string; lang: Language }) => {
      const journal = openJournal(data);
      const others = openReplicas(data);
      const { race } = StationRace.load(journal, Date.now(), others);
      const explanation = explainRunner(race, plainCode(bib));
      for (const each of [journal, ...others]) each.close();
      const zone = race.timing.site?.site.zone ?? 'UTC';
      for (const step of explanation.steps)
        console.log(`${clockText(step.at, zone)}  ${stepText(step, lang, zone)}`);
      console.log(outcomeText(explanation, lang));
      if (explanation.result === null) process.exitCode = 1;
    });
}

/** `2026-12-06 08:41:03.250` at the venue. */
function clockText(instant: number, zone: string): string {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(instant);
  return `${parts}.${String(((instant % 1000) + 1000) % 1000).padStart(3, '0')}`;
}
