import { message } from '../../words/message.ts';
import type { Track } from '../model/track.ts';
import { isFit, readFit } from './fit.ts';
import { readGpx } from './gpx.ts';
import { limits } from './limits.ts';
import { RefusedFile } from './refused.ts';
import { readTcx } from './tcx.ts';
import { xmlText } from './xml-text.ts';

/**
 * The track in the bytes of a file, whatever its name: FIT by its header, GPX and TCX by their first element.
 *
 * @throws RefusedFile where it is none of the three, too large, damaged, or has nothing to measure
 */
export function readTrack(bytes: Uint8Array): Track {
  if (bytes.length === 0) throw new RefusedFile(message('trackFile.empty'));
  if (isFit(bytes)) {
    if (bytes.length > limits.fitBytes) throw tooLarge(limits.fitBytes);
    return readFit(bytes);
  }
  if (bytes.length > limits.xmlBytes) throw tooLarge(limits.xmlBytes);
  const text = xmlText(bytes);
  const root = rootOf(text);
  if (root === 'gpx') return readGpx(text);
  if (root === 'TrainingCenterDatabase') return readTcx(text);
  if (root === null) throw new RefusedFile(message('trackFile.no-track'));
  throw new RefusedFile(
    root === 'html' ? message('trackFile.web-page') : message('trackFile.other-xml', { root }),
  );
}

function tooLarge(max: number): RefusedFile {
  return new RefusedFile(message('trackFile.too-large', { megabytes: max / 1_000_000 }));
}

/** The name of the first element, of what begins as XML does. */
function rootOf(text: string): string | null {
  const head = text.slice(0, 20_000);
  if (!/^\s*</.test(head)) return null;
  const [, name] =
    /<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)[\s/>]/.exec(head.replaceAll(/<!--[\s\S]*?-->/g, '')) ?? [];
  if (name === undefined) return null;
  return name.toLowerCase() === 'html' ? 'html' : name;
}
