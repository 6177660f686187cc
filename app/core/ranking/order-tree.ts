type Node<T> = { item: T; size: number; left: Node<T> | null; right: Node<T> | null };

/** Balance parameters of a weight-balanced tree: Hirai & Yamamoto, "Balancing weight-balanced trees" (2011). */
const DELTA = 3;
const GAMMA = 2;

function sizeOf<T>(node: Node<T> | null): number {
  return node === null ? 0 : node.size;
}

function join<T>(node: Node<T>, left: Node<T> | null, right: Node<T> | null): Node<T> {
  node.left = left;
  node.right = right;
  node.size = sizeOf(left) + sizeOf(right) + 1;
  return node;
}

function rotateLeft<T>(node: Node<T>): Node<T> {
  const up = node.right as Node<T>;
  return join(up, join(node, node.left, up.left), up.right);
}

function rotateRight<T>(node: Node<T>): Node<T> {
  const up = node.left as Node<T>;
  return join(up, up.left, join(node, up.right, node.right));
}

/** Restores the balance at a node whose children are balanced and off by one insertion or removal. */
function balance<T>(node: Node<T>): Node<T> {
  const { left, right } = node;
  const leftWeight = sizeOf(left) + 1;
  const rightWeight = sizeOf(right) + 1;
  if (right !== null && rightWeight > DELTA * leftWeight) {
    const single = sizeOf(right.left) + 1 < GAMMA * (sizeOf(right.right) + 1);
    if (!single) node.right = rotateRight(right);
    return rotateLeft(node);
  }
  if (left !== null && leftWeight > DELTA * rightWeight) {
    const single = sizeOf(left.right) + 1 < GAMMA * (sizeOf(left.left) + 1);
    if (!single) node.left = rotateLeft(left);
    return rotateRight(node);
  }
  return join(node, left, right);
}

function build<T>(sorted: readonly T[], from: number, to: number): Node<T> | null {
  if (from >= to) return null;
  const middle = (from + to) >> 1;
  const node: Node<T> = { item: sorted[middle] as T, size: 1, left: null, right: null };
  return join(node, build(sorted, from, middle), build(sorted, middle + 1, to));
}

/** Takes the first node out of a tree: `[first, rest]`. */
function takeFirst<T>(node: Node<T>): [Node<T>, Node<T> | null] {
  if (node.left === null) return [node, node.right];
  const [first, rest] = takeFirst(node.left);
  return [first, balance(join(node, rest, node.right))];
}

/**
 * A sorted set that knows places: insert, remove and rank in O(log n), a page in O(log n + rows). Deterministic: a weight-balanced
 * binary tree. `compare` must be a total order (see `orderEntries`) in which an item's place does not change while it is inside: to
 * change an item, remove the old one and insert the new one.
 */
export class OrderTree<T> {
  private root: Node<T> | null = null;

  constructor(private readonly compare: (a: T, b: T) => number) {}

  /** A tree of all items; of equal ones the first stays. O(n log n) for sorting, O(n) for the tree. */
  static from<T>(compare: (a: T, b: T) => number, items: Iterable<T>): OrderTree<T> {
    const tree = new OrderTree<T>(compare);
    const sorted = [...items].sort(compare);
    const distinct = sorted.filter((item, i) => i === 0 || compare(sorted[i - 1] as T, item) !== 0);
    tree.root = build(distinct, 0, distinct.length);
    return tree;
  }

  get size(): number {
    return sizeOf(this.root);
  }

  has(item: T): boolean {
    let node = this.root;
    while (node !== null) {
      const order = this.compare(item, node.item);
      if (order === 0) return true;
      node = order < 0 ? node.left : node.right;
    }
    return false;
  }

  /** Puts an item in its place; false when an equal one is there already. */
  insert(item: T): boolean {
    const before = this.size;
    this.root = this.insertInto(this.root, item);
    return this.size > before;
  }

  /** Takes the item equal to `item` out; false when there is none. */
  remove(item: T): boolean {
    const before = this.size;
    this.root = this.removeFrom(this.root, item);
    return this.size < before;
  }

  /**
   * How many items come before `item` (which need not be inside). With a coarser `compare` that agrees with the tree's order,
   * how many come before all those equal to it: competition rank − 1.
   */
  countBefore(item: T, compare: (a: T, b: T) => number = this.compare): number {
    let count = 0;
    let node = this.root;
    while (node !== null) {
      if (compare(node.item, item) < 0) {
        count += sizeOf(node.left) + 1;
        node = node.right;
      } else node = node.left;
    }
    return count;
  }

  /** Up to `limit` items in order, from the 0-based place `offset` on. */
  page(offset: number, limit: number): T[] {
    const items: T[] = [];
    this.collect(this.root, Math.max(0, offset), limit, items);
    return items;
  }

  private insertInto(node: Node<T> | null, item: T): Node<T> {
    if (node === null) return { item, size: 1, left: null, right: null };
    const order = this.compare(item, node.item);
    if (order === 0) return node;
    if (order < 0) node.left = this.insertInto(node.left, item);
    else node.right = this.insertInto(node.right, item);
    return balance(node);
  }

  private removeFrom(node: Node<T> | null, item: T): Node<T> | null {
    if (node === null) return null;
    const order = this.compare(item, node.item);
    if (order < 0) node.left = this.removeFrom(node.left, item);
    else if (order > 0) node.right = this.removeFrom(node.right, item);
    else {
      if (node.left === null) return node.right;
      if (node.right === null) return node.left;
      const [next, rest] = takeFirst(node.right);
      return balance(join(next, node.left, rest));
    }
    return balance(node);
  }

  private collect(node: Node<T> | null, skip: number, limit: number, into: T[]): void {
    if (node === null || skip >= node.size || into.length >= limit) return;
    const leftSize = sizeOf(node.left);
    this.collect(node.left, skip, limit, into);
    if (into.length >= limit) return;
    if (skip <= leftSize) into.push(node.item);
    this.collect(node.right, Math.max(0, skip - leftSize - 1), limit, into);
  }
}
