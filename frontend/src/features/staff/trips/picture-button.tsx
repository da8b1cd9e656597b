import { Upload } from "lucide-react";
import { type ReactNode, useId } from "react";
import { PICTURES } from "./pictures";

type Props = { children: ReactNode; busy: boolean; onChoose: (file: File) => void };

/** Chooses a picture from the device. */
export function PictureButton({ children, busy, onChoose }: Props) {
  const id = useId();
  return (
    <div className="relative">
      <input
        id={id}
        type="file"
        accept={PICTURES}
        disabled={busy}
        className="peer sr-only"
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          target.value = "";
          if (file) onChoose(file);
        }}
      />
      <label
        htmlFor={id}
        className="button button-plain cursor-pointer peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2"
      >
        <Upload size={18} aria-hidden="true" />
        {children}
      </label>
    </div>
  );
}
