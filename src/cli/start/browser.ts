import { spawn } from 'node:child_process';

/** Opens an address in the person's browser. Where that cannot be done, the printed address remains. */
export function openInBrowser(address: string): void {
  const [command, ...args] = opener(process.platform);
  spawn(command, [...args, address], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}

function opener(platform: NodeJS.Platform): [string, ...string[]] {
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return ['cmd', '/c', 'start', '""'];
  return ['xdg-open'];
}
