import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import type { Role, Scope } from "~/core/scope";
import { may, roleIncludes } from "~/core/scope";
import { isLocale, type Locale } from "~/i18n/locale";
import { now } from "~/platform/clock.server";
import { forbidden, notFound, type RequestMeta, redirect } from "~/platform/http.server";
import { log } from "~/platform/log.server";
import { readCookie } from "~/platform/session.server";
import { findViewer } from "./find-viewer.server";
import type { Viewer } from "./viewer";

/** Who may pass a door; kept on the loader or action for the inventory test. */
export type Access =
  | { kind: "public" }
  | { kind: "signed-in" }
  | { kind: "any-scope"; roles: readonly Role[] }
  | { kind: "scope"; roles: readonly Role[] };

export type Visit<V extends Viewer | null = Viewer> = {
  request: Request;
  url: URL;
  params: Record<string, string | undefined>;
  /** The one reading of the clock for this request. */
  now: Date;
  locale: Locale;
  meta: RequestMeta;
  viewer: V;
};

type Args = LoaderFunctionArgs | ActionFunctionArgs;
type Door<T> = ((args: Args) => Promise<T>) & { access: Access };
type ScopeOf = (visit: Visit) => Promise<Scope | null>;

async function visitOf(args: Args): Promise<Visit<Viewer | null>> {
  const cookies = args.request.headers.get("Cookie");
  const at = now();
  const locale = readCookie(cookies, "locale");
  return {
    request: args.request,
    url: new URL(args.request.url),
    params: args.params,
    now: at,
    locale: isLocale(locale) ? locale : "vi",
    meta: (args.context ?? {}) as RequestMeta,
    viewer: await findViewer(readCookie(cookies, "session"), at),
  };
}

const PASSWORD_PAGE = "/account/password";
const BEFORE_PASSWORD = new Set([PASSWORD_PAGE, "/sign-out"]);

/** Sends a stranger to the sign-in page (GET) or answers 401, and a one-time password to its page. */
function mustBeSignedIn(visit: Visit<Viewer | null>): Visit {
  const { viewer, url, request } = visit;
  if (!viewer) {
    if (request.method !== "GET" && request.method !== "HEAD") {
      throw new Response("signed out", { status: 401 });
    }
    throw redirect(`/sign-in?to=${encodeURIComponent(pageOf(url))}`);
  }
  if (viewer.mustChangePassword && !BEFORE_PASSWORD.has(url.pathname)) {
    throw redirect(`${PASSWORD_PAGE}?to=${encodeURIComponent(pageOf(url))}`);
  }
  return { ...visit, viewer };
}

/** The page that was asked for, with its search but without the framework's own parameter. */
function pageOf(url: URL): string {
  const search = new URLSearchParams(url.search);
  search.delete("_data");
  return search.size > 0 ? `${url.pathname}?${search}` : url.pathname;
}

/** 403, noted with who and where. */
function denied({ viewer, url, request, meta }: Visit): Response {
  const { accountId } = viewer;
  const where = { method: request.method, path: url.pathname, requestId: meta.requestId };
  log.warn({ event: "access-denied", accountId, ...where }, "access denied");
  return forbidden();
}

function door<T>(access: Access, enter: (args: Args) => Promise<T>): Door<T> {
  return Object.assign((args: Args) => enter(args), { access });
}

/** Anybody may enter; `viewer` is null for strangers. */
export function openDoor<T>(work: (visit: Visit<Viewer | null>) => Promise<T>): Door<T> {
  return door({ kind: "public" }, async (args) => work(await visitOf(args)));
}

/** Any account may enter; the use case looks only at what belongs to the viewer. */
export function accountDoor<T>(work: (visit: Visit) => Promise<T>): Door<T> {
  return door({ kind: "signed-in" }, async (args) => work(mustBeSignedIn(await visitOf(args))));
}

function holdsAny(viewer: Viewer, roles: readonly Role[]): boolean {
  return viewer.grants.some((grant) => roles.some((role) => roleIncludes(grant.role, role)));
}

/** Holders of one of `roles` over any scope may enter; the use case narrows to the scopes held. */
export function roleDoor<T>(roles: readonly Role[], work: (visit: Visit) => Promise<T>): Door<T> {
  return door({ kind: "any-scope", roles }, async (args) => {
    const visit = mustBeSignedIn(await visitOf(args));
    if (!holdsAny(visit.viewer, roles)) throw denied(visit);
    return work(visit);
  });
}

/** Holders of one of `roles` over the scope that the address names may enter; an unknown scope is 404. */
export function scopeDoor<T>(
  roles: readonly Role[],
  scopeOf: ScopeOf,
  work: (visit: Visit) => Promise<T>,
): Door<T> {
  return door({ kind: "scope", roles }, async (args) => {
    const visit = mustBeSignedIn(await visitOf(args));
    const scope = await scopeOf(visit);
    if (!scope) throw notFound();
    if (!may(visit.viewer.grants, roles, scope)) throw denied(visit);
    return work(visit);
  });
}
