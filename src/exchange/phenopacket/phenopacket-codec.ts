import { type DescField, type DescMessage, fromBinary, fromJson, toBinary, toJson } from '@bufbuild/protobuf';
import { InputError } from '../../errors.ts';
import { phenopacketMessage } from './describe-messages.ts';
import type { Phenopacket } from './phenopacket.ts';

/** A phenopacket with what was in the file and is not in it. */
export interface DecodedPhenopacket {
  readonly phenopacket: Phenopacket;
  /** Fields and values that a case has no room for, as paths without positions (`subject.dateOfBirth`); none for bytes. */
  readonly ignored: readonly string[];
}

/**
 * Reads a phenopacket from parsed JSON, in either spelling of names (`metaData`, `meta_data`), into the one spelling; defaults are left out.
 * Throws `InputError` `phenopacket-invalid` naming the field.
 */
export function decodePhenopacketJson(value: object): DecodedPhenopacket {
  const message = phenopacketMessage();
  try {
    const decoded = fromJson(message, value as never, { ignoreUnknownFields: true });
    const ignored = new Set<string>();
    collectIgnored(value, message, '', ignored);
    return { phenopacket: toJson(message, decoded) as unknown as Phenopacket, ignored: [...ignored] };
  } catch (error) {
    throw invalid(error);
  }
}

/** Reads a phenopacket from protobuf bytes. Throws as `decodePhenopacketJson`. */
export function decodePhenopacketBytes(bytes: Uint8Array): Phenopacket {
  try {
    const message = phenopacketMessage();
    return toJson(message, fromBinary(message, bytes)) as unknown as Phenopacket;
  } catch (error) {
    throw invalid(error);
  }
}

/** Protobuf bytes of a phenopacket. */
export function encodePhenopacket(phenopacket: Phenopacket): Uint8Array {
  const message = phenopacketMessage();
  return toBinary(message, fromJson(message, phenopacket as never));
}

function invalid(error: unknown): InputError {
  const found = (error as Error).message.replaceAll('org.phenopackets.schema.v2.', '');
  return new InputError('phenopacket-invalid', `This is not a Phenopacket v2: ${found}.`, { cause: error });
}

const fieldsByMessage = new WeakMap<DescMessage, ReadonlyMap<string, DescField>>();

function fieldsOf(message: DescMessage): ReadonlyMap<string, DescField> {
  const known = fieldsByMessage.get(message);
  if (known !== undefined) return known;
  const fields = new Map(
    message.fields.flatMap((field) => [
      [field.name, field],
      [field.jsonName, field],
    ]),
  );
  fieldsByMessage.set(message, fields);
  return fields;
}

function collectIgnored(value: object, message: DescMessage, path: string, ignored: Set<string>): void {
  const fields = fieldsOf(message);
  for (const [key, member] of Object.entries(value)) {
    if (member === null) continue;
    const field = fields.get(key);
    const here = path === '' ? key : `${path}.${key}`;
    if (field === undefined) ignored.add(here);
    else if (field.enum !== undefined) {
      const { enum: names } = field;
      if (typeof member === 'string' && !names.values.some(({ name }) => name === member))
        ignored.add(`${here}=${member}`);
    } else if (field.message !== undefined && field.message.typeName !== 'google.protobuf.Timestamp') {
      for (const one of Array.isArray(member) ? member : [member])
        if (typeof one === 'object' && one !== null) collectIgnored(one, field.message, here, ignored);
    }
  }
}
