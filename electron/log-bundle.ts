import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * Everything that helps to find out what went wrong, as one text file: the logs, without secrets and names of people. What
 * lies in the folder beside the logs (journal, settings, start lists) is only listed with its size.
 */
export function logBundle(dataDir: string, about: Record<string, string>): string {
  const logs = join(dataDir, 'logs');
  const head = Object.entries(about).map(([name, value]) => `${name}: ${value}`);
  const files = namesIn(dataDir).map((name) => `${name}  ${statSync(join(dataDir, name)).size} bytes`);
  const texts = namesIn(logs)
    .filter((name) => /\.log(\.\d+)?$/.test(name))
    .map((name) => `=== ${name}\n${readFileSync(join(logs, name), 'utf8')}`);
  return withoutSecrets([...head, '=== files', ...files, ...texts].join('\n'));
}

/** Writes it where the person wants it. Throws the file system's error. */
export function saveBundle(path: string, bundle: string): void {
  writeFileSync(path, gzipSync(bundle));
}

/** Takes out what lets somebody in, who uses the laptop, and whatever stands in quotes, as names of people do. */
export function withoutSecrets(text: string): string {
  return text
    .replaceAll(homedir(), '~')
    .replaceAll(
      /\b(token|pin|secret|password|authorization|cookie)\b(["']?\s*[=: ]\s*)(Bearer\s+)?\S+/gi,
      '$1$2…',
    )
    .replaceAll(/\bBearer\s+\S+/gi, 'Bearer …')
    .replaceAll(/(["“„«])[^"“”„«»\n]{1,80}(["”“»])/g, '$1…$2')
    .replaceAll(/\b[\w.+-]+@[\w-]+\.\w[\w.-]*/g, '…@…');
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name)
      .sort();
  } catch {
    return [];
  }
}
