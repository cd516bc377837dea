import { useEffect, useState } from 'react';
import { getAbout, type About } from './api/calls.ts';
import { AnnouncerScreen } from './announcer/announcer-screen.tsx';
import { ConsoleScreen } from './console/console-screen.tsx';
import { LiveFeed } from './feed/live-feed.tsx';
import { Waiting } from './components/waiting.tsx';
import { usePath } from './path.ts';
import { RacesPage } from './results/races-page.tsx';
import { ResultsScreen } from './results/results-screen.tsx';
import { raceSource, stationSource } from './results/source.ts';

const retryMs = 2000;

/** The screen that the path names: everything on a station, only public pages on a service. */
export function App() {
  const about = useAbout();
  const { path } = usePath();
  const [first = '', second = '', third = ''] = path.split('/').filter(Boolean).map(decoded);
  if (about === null) return <Waiting />;
  if (about.role === 'service') {
    if (first !== 'races' || second === '') return <RacesPage />;
    return <ResultsScreen key={second} source={raceSource(second)} list={third || 'overall'} />;
  }
  if (first === 'results') return <ResultsScreen source={stationSource} list={second || 'overall'} />;
  return <LiveFeed>{first === 'announcer' ? <AnnouncerScreen /> : <ConsoleScreen />}</LiveFeed>;
}

function useAbout(): About | null {
  const [about, setAbout] = useState<About | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    const ask = () => {
      getAbout().then(
        (answer) => gone || setAbout(answer),
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
