import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/noto-sans-sc/wght.css';
import '@fontsource-variable/noto-sans-devanagari/wght.css';
import '@fontsource-variable/noto-sans-arabic/wght.css';
import '@fontsource-variable/noto-sans-ethiopic/wght.css';
import './theme/names/names.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { config } from 'zod';
import { App } from './app.tsx';
import { FaultScreen } from './components/fault-screen.tsx';
import { startLanguage } from './i18n/language.ts';
import './theme/tokens.css';
import './theme/base.css';
import { startTheme } from './theme/theme.ts';

// The station's pages may not make code out of text.
config({ jitless: true });

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
startTheme();
await startLanguage();
createRoot(root).render(
  <StrictMode>
    <FaultScreen>
      <App />
    </FaultScreen>
  </StrictMode>,
);
