/** Two rising tones, twice: told from any other sound of a laptop, also in the wind. */
const tones = [
  { at: 0, hertz: 740 },
  { at: 0.18, hertz: 988 },
  { at: 0.5, hertz: 740 },
  { at: 0.68, hertz: 988 },
];
const toneSeconds = 0.15;
const volume = 0.4;

let context: AudioContext | null = null;

/** Sounds the alarm once. False where the browser lets no page sound before somebody clicks on it. */
export async function soundAlarm(): Promise<boolean> {
  context ??= new AudioContext();
  // Without a click, resuming neither succeeds nor fails.
  if (context.state !== 'running') await Promise.race([context.resume(), pause()]);
  if (context.state !== 'running') return false;
  for (const { at, hertz } of tones) playTone(context, context.currentTime + at, hertz);
  return true;
}

function playTone(audio: AudioContext, from: number, hertz: number): void {
  const tone = audio.createOscillator();
  const gain = audio.createGain();
  tone.type = 'square';
  tone.frequency.value = hertz;
  gain.gain.setValueAtTime(volume, from);
  gain.gain.exponentialRampToValueAtTime(0.001, from + toneSeconds);
  tone.connect(gain).connect(audio.destination);
  tone.start(from);
  tone.stop(from + toneSeconds);
}

function pause(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  setTimeout(resolve, 200);
  return promise;
}
