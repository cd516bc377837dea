import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** electron-vite makes addresses relative, for pages that are files; ours also live at `/results/overall`. */
const servedFromRoot = () => ({
  name: 'served-from-root',
  enforce: 'post' as const,
  config: () => ({ base: '/' }),
});

/** What is larger is shorter when it is packed. */
const packedFrom = 1000;

/** Writes what is built once more as gzip and brotli: nobody packs it anew for each who asks. */
const packedOnce = () => ({
  name: 'packed-once',
  enforce: 'post' as const,
  writeBundle: ({ dir = '.' }: { dir?: string }, bundle: Record<string, unknown>) => {
    for (const name of Object.keys(bundle).filter((file) => /\.(js|css|svg|json)$|index\.html$/.test(file))) {
      const file = join(dir, name);
      const plain = readFileSync(file);
      if (plain.length < packedFrom) continue;
      writeFileSync(`${file}.gz`, gzipSync(plain, { level: 9 }));
      writeFileSync(`${file}.br`, brotliCompressSync(plain));
    }
  },
});

/**
 * Two bundles: `main` for the desktop shell (the shell, the station that it starts, and the station's
 * threads), and `renderer`, the screens. The screens are always served over HTTP by a station or
 * a service, never opened as files. There is no preload: the windows are plain pages of the station.
 */
export default defineConfig({
  main: {
    logLevel: 'warn',
    build: {
      outDir: path('out/main'),
      rolldownOptions: {
        input: {
          main: path('electron/main.ts'),
          station: path('src/station/main.ts'),
          'rehearsal-process': path('src/rehearsal/rehearsal-process.ts'),
          'port-process': path('src/station/ports/port-process.ts'),
          'writer-worker': path('src/station/journal/writer-worker.ts'),
          'check-worker': path('src/station/journal/check-worker.ts'),
          'replica-worker': path('src/station/network/replica-worker.ts'),
          'list-worker': path('src/station/race/list-worker.ts'),
          'copy-source-worker': path('src/station/copy/copy-source-worker.ts'),
          'copy-worker': path('src/station/copy/copy-worker.ts'),
          'print-process': path('src/files/pdf/print-process.ts'),
        },
        // The station finds its screens and its workers beside this folder: everything stays flat in it.
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  renderer: {
    root: path('src/screens'),
    // Served as they are; the usual folder would be the sources of the public pages.
    publicDir: path('resources/served'),
    logLevel: 'warn',
    plugins: [react(), servedFromRoot(), packedOnce()],
    build: {
      outDir: path('out/renderer'),
      rolldownOptions: {
        input: {
          index: path('src/screens/index.html'),
          public: path('src/screens/public.html'),
          online: path('src/screens/online.html'),
        },
      },
      emptyOutDir: true,
      minify: true,
      // Loaded once, mostly over loopback.
      chunkSizeWarningLimit: 1000,
      target: 'es2024',
    },
  },
});
