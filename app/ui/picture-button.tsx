import { cx } from "~/ui/class-names";
import { VisuallyHidden } from "~/ui/visually-hidden";

export interface PictureButtonProps {
  src: string;
  /** What the picture shows. */
  alt: string;
  /** In pixels; they keep the place free until the picture is there. */
  width: number;
  height: number;
  /** What pressing does, spoken after the description. */
  label: string;
  onEnlarge: () => void;
  className?: string;
}

/** A picture that opens larger when it is pressed; on white in every theme, as it was drawn. */
export function PictureButton(props: PictureButtonProps) {
  const { src, alt, width, height, label, onEnlarge, className } = props;
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      onClick={onEnlarge}
      className={cx("block max-w-full cursor-zoom-in rounded-control border border-line", className)}
    >
      <img
        src={src}
        alt={alt}
        width={width}
        height={height}
        loading="eager"
        className="max-h-[60dvh] rounded-control bg-on-action object-contain"
      />
      <VisuallyHidden>. {label}</VisuallyHidden>
    </button>
  );
}
