import type { PublicPicture } from "./sitting";

/** A question's picture with the address of its bytes, which never change. */
export const pictureAt = ({ id, ...picture }: PublicPicture) => ({ ...picture, src: `/pictures/${id}` });
