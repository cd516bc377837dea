import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { getAbout, type About } from './api/calls.ts';
import { AnnouncerScreen } from './announcer/announcer-screen.tsx';
import { CertificateScreen } from './certificates/certificate-screen.tsx';
import { CheckScreen } from './console/check/check-screen.tsx';
import { ConsoleScreen } from './console/console-screen.tsx';
import { DeskScreen } from './console/desk/desk-screen.tsx';
import { SafetyScreen } from './console/safety/safety-screen.tsx';
import { setOwnDevice } from './api/own-device.ts';
import { DevicePages } from './device/device-pages.tsx';
import type { StationScreen } from './device/device-screens.ts';
import { LiveFeed } from './feed/live-feed.tsx';
import { Waiting } from './components/waiting.tsx';
import { usePath } from './path.ts';
import { EventListScreen } from './results/event-list-screen.tsx';
import { serviceEvent, stationEvent } from './results/event-source.ts';
import { RacesPage } from './results/races-page.tsx';
import { ResultsScreen } from './results/results-screen.tsx';
import { raceSource, stationSource } from './results/source.ts';
import { SetupScreen } from './setup/setup-screen.tsx';

/** Only who organises loads these. */
const OrganiserPages = lazy(async () => {
  const { OrganiserPages: pages } = await import('./organiser/organiser-pages.tsx');
  return { default: pages };
});

const retryMs = 2000;

/** The screen that the path names: everything on a station, only public pages on a service. */
export function App() {
  const about = useAbout();
  const { path } = usePath();
  const parts = path.split('/').filter(Boolean).map(decoded);
  const [first = '', second = '', third = ''] = parts;
  if (about === null) return <Waiting />;
  if (about.role === 'service') return <ServicePage parts={parts} />;
  const screens = stationScreens(second, third);
  if (about.device !== undefined) return <DevicePages screens={screens} asked={first} />;
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
      second === 'lists' ? (
        <EventListScreen event={stationEvent} list={third} />
      ) : (
        <ResultsScreen source={stationSource} list={second || 'overall'} />
      ),
  } satisfies Partial<Record<StationScreen, () => ReactNode>>;
}

/**
 * A race by its event, as `/events/E/races/R`, or alone, as `/races/R`; a list's id may follow. A list over races, as
 * `/events/E/lists/L`. All races otherwise.
 */
function ServicePage({ parts }: { parts: readonly string[] }) {
  if (parts[0] === 'organiser')
    return (
      <Suspense fallback={<Waiting />}>
        <OrganiserPages event={parts[1] ?? null} />
      </Suspense>
    );
  const event = parts[0] === 'events' ? (parts[1] ?? null) : null;
  const [kind, id = '', list = 'overall'] = event === null ? parts : parts.slice(2);
  if (kind === 'lists' && event !== null && id !== '')
    return <EventListScreen event={serviceEvent(event)} list={id} />;
  if (kind !== 'races' || id === '') return <RacesPage event={event} />;
  const source = raceSource(id, event);
  return <ResultsScreen key={source.path} source={source} list={list} />;
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
