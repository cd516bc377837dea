import { pageAudio, playTone } from '../../components/tone.ts';

/** Two rising tones, twice: told from any other sound of a laptop, also in the wind. */
const tones = [
  { at: 0, hertz: 740 },
  { at: 0.18, hertz: 988 },
  { at: 0.5, hertz: 740 },
  { at: 0.68, hertz: 988 },
];
const toneSeconds = 0.15;
const volume = 0.4;

/** Sounds the alarm once. False where the browser lets no page sound before somebody clicks on it. */
export async function soundAlarm(): Promise<boolean> {
  const audio = pageAudio();
  // Without a click, resuming neither succeeds nor fails.
  if (audio.state !== 'running') await Promise.race([audio.resume(), pause()]);
  if (audio.state !== 'running') return false;
  for (const { at, hertz } of tones)
    playTone(audio, { from: audio.currentTime + at, hertz, seconds: toneSeconds, volume });
  return true;
}

function pause(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  setTimeout(resolve, 200);
  return promise;
}
