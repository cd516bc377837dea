/** Small enough to get through on a bad line, large enough that a run is a few of them. */
const pieceBytes = 256 * 1024;
const waitMs = 2_000;

interface Begun {
  id: string;
  received: number;
  state: string;
}

interface Problem {
  code: string;
  /** In English. */
  message: string;
  params?: Record<string, string | number>;
}

/** The service says no. */
class Refused extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** Sends chosen files in pieces that go on after a cut. The form works without this, for one file at a time. */
export function startHandIn(): void {
  // The page may be renewed, and the form with it.
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (form.dataset['run'] === undefined || !('subtle' in (crypto as Partial<Crypto>))) return;
    event.preventDefault();
    if (form.dataset['sendingNow'] === undefined) void handIn(form);
  });
}

async function handIn(form: HTMLFormElement): Promise<void> {
  const { run = '', broke = '', sending = '', done = '' } = form.dataset;
  const input = form.querySelector<HTMLInputElement>('input[type=file]')!;
  const bar = form.querySelector('progress')!;
  const told = form.querySelector<HTMLElement>('.told')!;
  form.dataset['sendingNow'] = '';
  told.classList.remove('wrong');
  bar.hidden = false;
  try {
    for (const file of input.files ?? [])
      await send(run, file, {
        progress: (part) => {
          bar.value = part;
          told.textContent = sending
            .replace('%name', file.name)
            .replace('%percent', String(Math.floor(part * 100)));
        },
        broke: () => {
          told.textContent = broke;
        },
      });
    told.textContent = done;
    location.reload();
  } catch (error) {
    told.classList.add('wrong');
    told.textContent = error instanceof Refused ? wordsFor(error.problem, form) : String(error);
    bar.hidden = true;
    delete form.dataset['sendingNow'];
  }
}

/** What was refused, in the language of the page where it has the words. */
function wordsFor({ code, message, params = {} }: Problem, form: HTMLFormElement): string {
  const words = JSON.parse(form.dataset['words'] ?? '{}') as Record<string, string>;
  const text = words[`${code}_${params['context'] ?? ''}`] ?? words[code] ?? message;
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? ''));
}

interface Shown {
  progress: (part: number) => void;
  broke: () => void;
}

/** Sends one file, from where the service has it on, for as long as it takes. Throws {@link Refused}. */
async function send(run: string, file: File, shown: Shown): Promise<void> {
  const bytes = await file.arrayBuffer();
  const digest = [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
  const kind = file.type.startsWith('image/') ? 'picture' : 'recording';
  const path = `/api/runs/${encodeURIComponent(run)}/files`;
  const begin = () =>
    asked(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ kind, name: file.name.slice(-200), size: file.size, digest }),
    });
  shown.progress(0);
  let isGarbled = false;
  for (;;)
    try {
      let begun = await begin();
      while (begun.state === 'receiving' && begun.received < file.size) {
        const from = begun.received;
        shown.progress(from / file.size);
        begun = await asked(`${path}/${encodeURIComponent(begun.id)}?from=${from}`, {
          method: 'PUT',
          headers: { 'Content-Type': 'application/octet-stream' },
          body: bytes.slice(from, from + pieceBytes),
        });
      }
      shown.progress(1);
      return;
    } catch (error) {
      if (error instanceof Refused) {
        const { code } = error.problem;
        // Another tab sends the same, or a piece was changed on its way: once more, from where the service has it.
        if (code !== 'file-elsewhere' && (code !== 'file-garbled' || isGarbled)) throw error;
        isGarbled ||= code === 'file-garbled';
        continue;
      }
      // A cut, or a service that starts again: beginning anew tells how far it came.
      shown.broke();
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
}

/** Throws {@link Refused} where the service says no, and something else where nothing came through. */
async function asked(path: string, request: RequestInit): Promise<Begun> {
  const response = await fetch(path, request);
  if (response.ok) return (await response.json()) as Begun;
  if (response.status >= 500) throw new Error(String(response.status));
  const { problems } = (await response.json()) as { problems: [Problem, ...Problem[]] };
  throw new Refused(problems[0]);
}
