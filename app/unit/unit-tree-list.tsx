import { Link } from "@remix-run/react";
import ChevronRight from "lucide-react/icons/chevron-right";
import { useMessages } from "~/i18n/messages";
import { unitMessages } from "~/i18n/unit";
import { StatusPill } from "~/ui/status";
import { showDay } from "./day";
import type { TreeNode } from "./unit-tree";

/** Units as a tree that opens and folds without scripts. Each line leads to the unit's page. */
export function UnitTree({ nodes, openDepth = 1 }: { nodes: readonly TreeNode[]; openDepth?: number }) {
  const t = useMessages(unitMessages);
  return (
    <nav
      aria-label={t("tree.label")}
      className="overflow-hidden rounded-card border border-line bg-surface py-2"
    >
      <Branch nodes={nodes} openDepth={openDepth} depth={0} />
    </nav>
  );
}

type BranchProps = { nodes: readonly TreeNode[]; openDepth: number; depth: number };

function Branch({ nodes, openDepth, depth }: BranchProps) {
  const isFlat = nodes.every((node) => node.children.length === 0);
  return (
    <ul className={depth === 0 ? "" : "ml-4 border-l border-line md:ml-6"}>
      {nodes.map((node) => (
        <li key={node.id} className="relative">
          <div className={isFlat ? "pl-4 md:pl-6" : "pl-11"}>
            <UnitLine node={node} />
          </div>
          {node.children.length > 0 ? <Below node={node} openDepth={openDepth} depth={depth} /> : null}
        </li>
      ))}
    </ul>
  );
}

/** What lies below a line; its handle stands at the beginning of that line. */
function Below({ node, openDepth, depth }: { node: TreeNode; openDepth: number; depth: number }) {
  const t = useMessages(unitMessages);
  return (
    <details open={depth < openDepth} className="group/branch">
      <summary className="absolute top-0 left-0 flex size-11 cursor-pointer list-none items-center justify-center rounded-control hover:bg-sunken [&::-webkit-details-marker]:hidden">
        <ChevronRight
          size={20}
          role="img"
          aria-label={t("tree.toggle", { name: node.name })}
          className="transition-transform group-open/branch:rotate-90"
        />
      </summary>
      <Branch nodes={node.children} openDepth={openDepth} depth={depth + 1} />
    </details>
  );
}

function UnitLine({ node }: { node: TreeNode }) {
  const t = useMessages(unitMessages);
  return (
    <div className="flex min-h-11 min-w-0 flex-1 flex-wrap items-baseline gap-x-4 py-2 pr-4">
      <span className="min-w-0 flex-1 basis-64">
        <Link to={`/organise/units/${node.id}`}>{node.name}</Link>
        <span className="text-sm text-muted"> · {t(`kind.${node.kind}`)}</span>
        {node.validTo ? (
          <span className="ml-2">
            <StatusPill>{t("tree.endedOn", { day: showDay(node.validTo) })}</StatusPill>
          </span>
        ) : null}
      </span>
      <span className="text-muted tabular-nums">
        {t("tree.members", { count: node.members })}
        {node.unitsBelow > 0 ? " · " : ""}
        {node.unitsBelow > 0 && node.hidden === 0 ? t("tree.below", { count: node.unitsBelow }) : null}
        {node.hidden > 0 ? (
          <Link to={`/organise/units/${node.id}#below`}>{t("tree.hidden", { count: node.hidden })}</Link>
        ) : null}
      </span>
    </div>
  );
}
