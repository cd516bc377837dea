import { Upload } from 'lucide-react';
import { useRef } from 'react';
import { Button } from '../../components/button.tsx';

interface Props {
  text: string;
  /** Name endings, as for `<input accept>`. */
  accept: string;
  kind?: 'plain' | 'primary';
  disabled?: boolean;
  onFile: (file: File) => void;
}

/** Chooses a file from this machine. */
export function FileButton({ text, accept, kind = 'plain', disabled = false, onFile }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={accept}
        hidden
        aria-label={text}
        onChange={(event) => {
          const file = event.target.files?.[0];
          // The same file, put right, may be chosen again.
          event.target.value = '';
          if (file !== undefined) onFile(file);
        }}
      />
      <Button kind={kind} disabled={disabled} onClick={() => input.current?.click()}>
        <Upload />
        {text}
      </Button>
    </>
  );
}
