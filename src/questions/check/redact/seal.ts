import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { z } from 'zod';
import { InputError } from '../../../errors.ts';
import type { Replacement } from './redact-text.ts';

const CIPHER = 'aes-256-gcm';
export const KEY_BYTES = 32;
export const NONCE_BYTES = 12;

/** What a redacted copy was made from, sealed: only the key opens it, and only for this very copy. */
export const SealedSchema = z
  .strictObject({
    kind: z.literal('precedent-redaction'),
    version: z.literal(1),
    cipher: z.literal(CIPHER),
    nonce: z.base64(),
    tag: z.base64(),
    sealed: z.base64(),
  })
  .readonly();
export type Sealed = z.infer<typeof SealedSchema>;

const ReplacementsSchema = z.array(
  z.strictObject({ start: z.int().nonnegative(), end: z.int().positive(), original: z.string() }),
);

function contextOf(copy: string): Buffer {
  return createHash('sha256').update(copy).digest();
}

/** Seals the way back from a copy with AES-256-GCM; the copy itself is authenticated with it. `nonce` must never be used twice with one key. */
export function seal(
  replacements: readonly Replacement[],
  copy: string,
  { key, nonce }: { readonly key: Uint8Array; readonly nonce: Uint8Array },
): Sealed {
  const cipher = createCipheriv(CIPHER, key, nonce);
  cipher.setAAD(contextOf(copy));
  const sealed = Buffer.concat([cipher.update(JSON.stringify(replacements), 'utf8'), cipher.final()]);
  return {
    kind: 'precedent-redaction',
    version: 1,
    cipher: CIPHER,
    nonce: Buffer.from(nonce).toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
    sealed: sealed.toString('base64'),
  };
}

/** Opens what `seal` sealed. Throws `InputError` `redaction-not-opened` for another key, another copy, or anything that was changed. */
export function unseal(
  { nonce, tag, sealed }: Sealed,
  copy: string,
  key: Uint8Array,
): readonly Replacement[] {
  try {
    const decipher = createDecipheriv(CIPHER, key, Buffer.from(nonce, 'base64'));
    decipher.setAAD(contextOf(copy));
    decipher.setAuthTag(Buffer.from(tag, 'base64'));
    const opened = Buffer.concat([decipher.update(Buffer.from(sealed, 'base64')), decipher.final()]);
    return ReplacementsSchema.parse(JSON.parse(opened.toString('utf8')));
  } catch (error) {
    throw new InputError(
      'redaction-not-opened',
      'This key does not open the redacted copy: it is another key, or the copy or its .sealed file was changed since. Give the key file that the copy was made with, and both files as they were written.',
      { cause: error },
    );
  }
}
