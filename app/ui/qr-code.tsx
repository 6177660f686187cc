import { encode } from "uqr";
import { cx } from "~/ui/class-names";

export interface QrCodeProps {
  text: string;
  /** What the code leads to; spoken. */
  label: string;
  className?: string;
}

/** A QR code as one SVG path, black on white in every theme, with the quiet zone that scanners need. */
export function QrCode({ text, label, className }: QrCodeProps) {
  const { size, data } = encode(text, { ecc: "M", border: 4 });
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
      className={cx(
        "block aspect-square w-full max-w-56 rounded-control forced-color-adjust-none",
        className,
      )}
    >
      <rect width={size} height={size} fill="#ffffff" />
      <path d={runs(data)} fill="#000000" />
    </svg>
  );
}

/** Dark modules of each row joined into bars, so that the markup stays small. */
function runs(rows: boolean[][]): string {
  return rows
    .map((row, y) => {
      let path = "";
      for (let x = 0; x < row.length; x += 1) {
        if (!row[x]) continue;
        const start = x;
        while (row[x + 1]) x += 1;
        path += `M${start} ${y}h${x - start + 1}v1H${start}z`;
      }
      return path;
    })
    .join("");
}
