import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { getEnv } from "./env.server";

/** A fresh secret for a cookie or a link: 256 bits (sessions, devices) or as asked, base64url. */
export function createToken(bytes = 32): string {
  return randomBytes(bytes).toString("base64url");
}

/** What is stored of a token: SHA-256. The tokens are random, so no salt or stretching is needed. */
export function hashToken(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(token).digest());
}

/** 128 bits, hex: makes equal passwords hash differently. */
export function createSalt(): string {
  return randomBytes(16).toString("hex");
}

/** HMAC under the installation's secret, hex. `purpose` keeps uses apart. */
export function keyedHash(purpose: string, text: string): string {
  return createHmac("sha256", getEnv().SESSION_SECRET).update(`${purpose}\n${text}`).digest("hex");
}

export function equalSecrets(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

// No letters or digits that are mistaken for each other on paper.
const PASSWORD_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

/** A random one-time password for a printed slip: 12 signs of 31, about 59 bits, in three groups. */
export function createPrintedPassword(): string {
  const signs: string[] = [];
  while (signs.length < 12) {
    const byte = randomBytes(1)[0] ?? 0;
    if (byte < 248) signs.push(PASSWORD_ALPHABET.charAt(byte % 31));
  }
  return [signs.slice(0, 4), signs.slice(4, 8), signs.slice(8)].map((group) => group.join("")).join("-");
}
