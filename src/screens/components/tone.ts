let context: AudioContext | null = null;

/** What this page sounds by: browsers let no page sound before somebody pressed or clicked something there. */
export function pageAudio(): AudioContext {
  context ??= new AudioContext();
  return context;
}

/** One tone, in hertz and seconds of the audio's clock, that fades to its end. */
export interface Tone {
  from: number;
  hertz: number;
  seconds: number;
  volume: number;
}

export function playTone(audio: AudioContext, { from, hertz, seconds, volume }: Tone): void {
  const tone = audio.createOscillator();
  const gain = audio.createGain();
  tone.type = 'square';
  tone.frequency.value = hertz;
  gain.gain.setValueAtTime(volume, from);
  gain.gain.exponentialRampToValueAtTime(0.001, from + seconds);
  tone.connect(gain).connect(audio.destination);
  tone.start(from);
  tone.stop(from + seconds);
}
