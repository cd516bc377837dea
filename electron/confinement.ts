import { app, session, type WebContents } from 'electron';

/**
 * Keeps every page on its station: no other address, no new windows, no embedded pages, and no
 * permission but to fill the screen. From Electron's security checklist.
 * @param stationAddress the station's address at the moment; null while there is none
 */
export function confinePages(stationAddress: () => string | null): void {
  app.on('web-contents-created', (_event, contents) => confine(contents, stationAddress));
  void app.whenReady().then(() => {
    session.defaultSession.setPermissionRequestHandler((_contents, permission, answer) =>
      answer(permission === 'fullscreen'),
    );
    session.defaultSession.setPermissionCheckHandler((_contents, permission) => permission === 'fullscreen');
  });
}

function confine(contents: WebContents, stationAddress: () => string | null): void {
  contents.on('will-frame-navigate', (event) => {
    if (!sameOrigin(event.url, stationAddress())) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!sameOrigin(event.url, stationAddress())) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

function sameOrigin(address: string, station: string | null): boolean {
  return station !== null && URL.canParse(address) && new URL(address).origin === new URL(station).origin;
}
