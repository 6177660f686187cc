/** Who sits, and on which device: known from the session, never from the message. */
export type Sitter = { accountId: string; deviceId: string };
