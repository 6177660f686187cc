import type { UnitNode } from "./unit";

/** People of one unit's own roster and how many of them are exempt. */
export type OwnRoster = { unitId: string; members: number; exempt: number };

/** A unit with its whole subtree summed up. */
export type TreeNode = {
  id: string;
  code: string;
  name: string;
  kind: UnitNode["kind"];
  validTo: string | null;
  /** Own roster and all below. */
  members: number;
  exempt: number;
  /** Units below, at any depth. */
  unitsBelow: number;
  children: TreeNode[];
  /** Units below that the tree leaves out for its size. */
  hidden: number;
};

function nodeOf({ id, code, name, kind, validTo }: UnitNode, own: OwnRoster | undefined): TreeNode {
  const { members = 0, exempt = 0 } = own ?? {};
  return { id, code, name, kind, validTo, members, exempt, unitsBelow: 0, children: [], hidden: 0 };
}

function sumUp(node: TreeNode): void {
  for (const child of node.children) {
    sumUp(child);
    node.members += child.members;
    node.exempt += child.exempt;
    node.unitsBelow += 1 + child.unitsBelow;
  }
}

/**
 * The units as trees, sums included. Units whose parent is not among them are roots; the order of siblings is kept.
 */
export function buildTree(units: readonly UnitNode[], rosters: readonly OwnRoster[]): TreeNode[] {
  const own = new Map(rosters.map((roster) => [roster.unitId, roster]));
  const nodes = new Map(units.map((unit) => [unit.id, nodeOf(unit, own.get(unit.id))]));
  const roots: TreeNode[] = [];
  for (const unit of units) {
    const node = nodes.get(unit.id);
    const parent = unit.parentId ? nodes.get(unit.parentId) : undefined;
    if (node) (parent?.children ?? roots).push(node);
  }
  roots.forEach(sumUp);
  return roots;
}

/**
 * Cuts trees level by level so that at most `maxNodes` remain below the roots; the first level always remains, so that
 * everything can be reached. What is cut is counted.
 */
export function trimTree(roots: readonly TreeNode[], maxNodes: number): TreeNode[] {
  const copies = roots.map((root) => ({ ...root }));
  let level = copies;
  let shown = 0;
  let isFirst = true;
  while (level.length > 0) {
    const next: TreeNode[] = [];
    const size = level.reduce((sum, node) => sum + node.children.length, 0);
    const fits = isFirst || shown + size <= maxNodes;
    for (const node of level) {
      node.children = fits ? node.children.map((child) => ({ ...child })) : [];
      node.hidden = fits ? 0 : node.unitsBelow;
      next.push(...node.children);
    }
    shown += next.length;
    isFirst = false;
    level = next;
  }
  return copies;
}

/** The same units, each followed by those below it. */
export function inTreeOrder(units: readonly UnitNode[]): UnitNode[] {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const flat = (nodes: readonly TreeNode[]): UnitNode[] =>
    nodes.flatMap((node) => {
      const unit = byId.get(node.id);
      return [...(unit ? [unit] : []), ...flat(node.children)];
    });
  return flat(buildTree(units, []));
}
