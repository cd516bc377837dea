import type { Language } from '../timing/model/race.ts';
import type { Status } from '../timing/model/result.ts';
import { text } from '../words/text.ts';

/** How it stands with a runner: by the abbreviations that are the same everywhere, otherwise in words. */
export function statusText(status: Status, language: Language): string {
  return status === 'dns' || status === 'dnf' || status === 'dq'
    ? status.toUpperCase()
    : text(language, `status.${status}`);
}
