import { useState } from "react";
import { Dialog } from "~/ui/dialog";
import { PictureButton } from "~/ui/picture-button";

export interface ShownPicture {
  src: string;
  alt: string;
  width: number;
  height: number;
}

export interface PictureDialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  closeLabel: string;
  picture: ShownPicture;
}

/** A picture as large as the window allows, on phones twice as wide as the screen and moved by hand, above what it shows in words. */
export function PictureDialog({ open, onClose, title, closeLabel, picture }: PictureDialogProps) {
  const { src, alt, width, height } = picture;
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      closeLabel={closeLabel}
      className="max-w-[min(72rem,calc(100vw-2rem))]!"
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section tabIndex={0} aria-label={title} className="shrink-0 overflow-x-auto">
        <img
          src={src}
          alt={alt}
          width={width}
          height={height}
          className="w-[200%] max-w-none rounded-control bg-on-action sm:w-full sm:max-w-full"
        />
      </section>
      <p className="text-muted">{alt}</p>
    </Dialog>
  );
}

export interface EnlargeablePictureProps {
  picture: ShownPicture;
  title: string;
  enlargeLabel: string;
  closeLabel: string;
}

/** A picture in the text with its own larger view. */
export function EnlargeablePicture({ picture, title, enlargeLabel, closeLabel }: EnlargeablePictureProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <PictureButton {...picture} label={enlargeLabel} onEnlarge={() => setOpen(true)} />
      <PictureDialog
        open={open}
        onClose={() => setOpen(false)}
        title={title}
        closeLabel={closeLabel}
        picture={picture}
      />
    </>
  );
}
