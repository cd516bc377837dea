import { Command } from 'commander';
import { detectReader } from '../readers/detect.ts';
import type { Language } from '../timing/model/race.ts';
import { messageText, text } from '../words/text.ts';
import { languageOption } from './language.ts';

/** `goldline detect`: what reader is on this port? */
export function detectCommand(): Command {
  return new Command('detect')
    .description('Find out what reader is on a port: every protocol at every speed, until one answers.')
    .argument('<place>', 'serial port (such as /dev/ttyUSB0 or COM3), host, or host:port')
    .addOption(languageOption())
    .action(async (place: string, { lang }: { lang: Language }) => {
      const { found, detail, tried } = await detectReader(place);
      if (found !== null) {
        console.log(text(lang, `protocol.${found.protocol}`));
        console.log(text(lang, 'monitor.connect', { address: found.address }));
        return;
      }
      process.exitCode = 1;
      console.log(`${place}: ${detail === null ? '' : messageText(lang, detail)}`);
      if (tried.length === 0) return;
      const each = tried.map((one) => messageText(lang, one));
      console.log(text(lang, 'monitor.tried', { tried: each }));
    });
}
