import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { getAbout, type About } from './api/calls.ts';
import { AnnouncerScreen } from './announcer/announcer-screen.tsx';
import { CertificateScreen } from './certificates/certificate-screen.tsx';
import { CheckScreen } from './console/check/check-screen.tsx';
import { ConsoleScreen } from './console/console-screen.tsx';
import { DeskScreen } from './console/desk/desk-screen.tsx';
import { RehearsalScreen } from './console/rehearsal/rehearsal-screen.tsx';
import { SafetyScreen } from './console/safety/safety-screen.tsx';
import { setOwnDevice } from './api/own-device.ts';
import { DevicePages } from './device/device-pages.tsx';
import type { StationScreen } from './device/device-screens.ts';
import { LiveFeed } from './feed/live-feed.tsx';
import { RehearsalFrame } from './components/rehearsal-frame.tsx';
import { Waiting } from './components/waiting.tsx';
import { usePath } from './path.ts';
import { EventListScreen } from './results/event-list-screen.tsx';
import { ResultsScreen } from './results/results-screen.tsx';
import { SetupScreen } from './setup/setup-screen.tsx';

/** Only who organises loads these. */
const OrganiserPages = lazy(async () => {
  const { OrganiserPages: pages } = await import('./organiser/organiser-pages.tsx');
  return { default: pages };
});

const retryMs = 2000;

/** The screen that the path names: everything on a station, the organisers' pages on a service. */
export function App() {
  const about = useAbout();
  const { path } = usePath();
  const parts = path.split('/').filter(Boolean).map(decoded);
  const [first = '', second = '', third = ''] = parts;
  if (about === null) return <Waiting />;
  if (about.role === 'service')
    return first === 'organiser' ? (
      <ServicePage event={second || null} rest={parts.slice(2)} />
    ) : (
      <ToPublicPages />
    );
  if (about.rehearsal === true)
    return <RehearsalFrame>{stationPage(about, first, second, third)}</RehearsalFrame>;
  return stationPage(about, first, second, third);
}

function stationPage(about: About, first: string, second: string, third: string): ReactNode {
  const screens = stationScreens(second, third);
  if (about.device !== undefined) return <DevicePages screens={screens} asked={first} />;
  if (first === 'rehearsal')
    return (
      <LiveFeed>
        <RehearsalScreen />
      </LiveFeed>
    );
  if (first === 'certificates')
    return (
      <LiveFeed>
        <CertificateScreen />
      </LiveFeed>
    );
  if (first === 'setup')
    return (
      <LiveFeed>
        <SetupScreen />
      </LiveFeed>
    );
  return (screens[first as keyof typeof screens] ?? screens.console)();
}

/** The screens of a station by the first part of their path; the other parts choose a list. */
function stationScreens(second: string, third: string) {
  return {
    console: () => (
      <LiveFeed>
        <ConsoleScreen />
      </LiveFeed>
    ),
    announcer: () => (
      <LiveFeed>
        <AnnouncerScreen />
      </LiveFeed>
    ),
    desk: () => (
      <LiveFeed>
        <DeskScreen />
      </LiveFeed>
    ),
    check: () => (
      <LiveFeed>
        <CheckScreen />
      </LiveFeed>
    ),
    safety: () => (
      <LiveFeed>
        <SafetyScreen />
      </LiveFeed>
    ),
    results: () =>
      second === 'lists' ? <EventListScreen list={third} /> : <ResultsScreen list={second || 'overall'} />,
  } satisfies Partial<Record<StationScreen, () => ReactNode>>;
}

/** What of a service needs a script: its other pages the service writes itself. */
function ServicePage(of: { event: string | null; rest: readonly string[] }) {
  return (
    <Suspense fallback={<Waiting />}>
      <OrganiserPages {...of} />
    </Suspense>
  );
}

/** An address that is nobody's leads to the events. */
function ToPublicPages() {
  useEffect(() => {
    location.replace('/');
  }, []);
  return <Waiting />;
}

function useAbout(): About | null {
  const [about, setAbout] = useState<About | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    const ask = () => {
      getAbout().then(
        (answer) => {
          if (gone) return;
          if (answer.device) setOwnDevice(answer.device);
          setAbout(answer);
        },
        () => gone || (timer = setTimeout(ask, retryMs)),
      );
    };
    ask();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, []);
  return about;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
