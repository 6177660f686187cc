import CircleAlert from "lucide-react/icons/circle-alert";
import CircleCheck from "lucide-react/icons/circle-check";
import CircleDot from "lucide-react/icons/circle-dot";
import Info from "lucide-react/icons/info";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import type { Tone } from "~/ui/tone";

const icons = {
  neutral: CircleDot,
  info: Info,
  success: CircleCheck,
  warning: TriangleAlert,
  danger: CircleAlert,
} as const;

/** The shape that goes with a tone, so that colour never speaks alone. Hidden from screen readers. */
export function ToneIcon({ tone, size = 20, className }: { tone: Tone; size?: number; className?: string }) {
  const Icon = icons[tone];
  return <Icon size={size} aria-hidden="true" focusable="false" className={className} />;
}
