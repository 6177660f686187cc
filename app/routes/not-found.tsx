import { openDoor } from "~/account/door.server";
import { notFound } from "~/platform/http.server";

/** Every address without a page: through a door, so that the refusal speaks the reader's language. */
export const loader = openDoor(async () => {
  throw notFound();
});

export default function NotFound() {
  return null;
}
