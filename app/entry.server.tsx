import { createReadableStreamFromReadable, type EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { NonceContext } from "~/i18n/nonce";
import type { RequestMeta } from "~/platform/http.server";
import { log } from "~/platform/log.server";
import { pageStream } from "~/platform/page-stream.server";

// The only parts of the application that server.ts may touch.
export { handleFast } from "~/attempt/fast-path.server";
export { attachRealtime, start, stop } from "~/wiring.server";

const ABORT_AFTER_MS = 10_000;

/** Renders a document. Personal pages are never cached; the nonce allows exactly the scripts we emit. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  meta: RequestMeta,
) {
  return new Promise<Response>((resolve, reject) => {
    let answered = status;
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={meta.nonce}>
        <RemixServer context={context} url={request.url} nonce={meta.nonce} abortDelay={ABORT_AFTER_MS} />
      </NonceContext.Provider>,
      {
        nonce: meta.nonce,
        onShellReady() {
          const body = pageStream();
          headers.set("Content-Type", "text/html; charset=utf-8");
          if (!headers.has("Cache-Control")) headers.set("Cache-Control", "no-store");
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status: answered }));
          pipe(body);
        },
        onShellError: reject,
        onError(error) {
          answered = 500;
          log.error({ err: error, requestId: meta.requestId }, "rendering failed");
        },
      },
    );
    setTimeout(abort, ABORT_AFTER_MS).unref();
  });
}

/** The data of a page is as personal as the page: nobody keeps it, unless its loader says otherwise. */
export function handleDataRequest(response: Response): Response {
  if (!response.headers.has("Cache-Control")) response.headers.set("Cache-Control", "no-store");
  return response;
}

/** Errors of loaders and actions: logged whole, shown without detail. */
export function handleError(error: unknown, { request, context }: { request: Request; context: unknown }) {
  if (request.signal.aborted) return;
  const { requestId } = (context ?? {}) as Partial<RequestMeta>;
  log.error({ err: error, requestId, path: new URL(request.url).pathname }, "request failed");
}
