import { cx } from "~/ui/class-names";

/** Text that the server made from markdown and sanitised; never give it anything else. */
export function Prose({ html, className }: { html: string; className?: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the caller hands over sanitised markup
  return <div className={cx("prose", className)} dangerouslySetInnerHTML={{ __html: html }} />;
}
