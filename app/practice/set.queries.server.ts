import { isSlug } from "~/contest/contest";
import { db } from "~/platform/db.server";
import { notFound } from "~/platform/http.server";
import type { PracticeSet } from "./set";
import { SET_COLUMNS } from "./set-row.server";

const PUBLISHED = { publishedAt: { not: null }, withdrawnAt: null } as const;

/** A set as the desk sees it, published or not. Throws 404. */
export async function getSet(slug: string | undefined): Promise<PracticeSet> {
  const set =
    isSetSlug(slug) && (await db().practiceSet.findUnique({ where: { slug }, select: SET_COLUMNS }));
  if (!set) throw notFound();
  return set;
}

/** A set that everybody may practise with. Throws 404 for drafts and withdrawn ones too. */
export async function getPublicSet(slug: string | undefined): Promise<PracticeSet> {
  const set =
    isSetSlug(slug) &&
    (await db().practiceSet.findFirst({ where: { slug, ...PUBLISHED }, select: SET_COLUMNS }));
  if (!set) throw notFound();
  return set;
}

/** All sets that everybody may practise with, by title. */
export async function listPublicSets(): Promise<PracticeSet[]> {
  return db().practiceSet.findMany({
    where: PUBLISHED,
    orderBy: [{ title: "asc" }, { slug: "asc" }],
    select: SET_COLUMNS,
  });
}

const isSetSlug = (slug: string | undefined): slug is string => slug !== undefined && isSlug(slug);
