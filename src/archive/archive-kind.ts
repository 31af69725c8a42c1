/** Tells an archive from its first bytes, never from its name. */
export function archiveKind(bytes: Uint8Array): 'zip' | 'gzip' | 'tar' | undefined {
  const [b0, b1, b2, b3] = bytes;
  if (b0 === 0x50 && b1 === 0x4b && ((b2 === 3 && b3 === 4) || (b2 === 5 && b3 === 6))) return 'zip';
  if (b0 === 0x1f && b1 === 0x8b) return 'gzip';
  return isTar(bytes) ? 'tar' : undefined;
}

/** `ustar` stands at a fixed place of the first header (POSIX.1-1988 and later). */
export function isTar(bytes: Uint8Array): boolean {
  return bytes.length >= 512 && new TextDecoder('latin1').decode(bytes.subarray(257, 262)) === 'ustar';
}
