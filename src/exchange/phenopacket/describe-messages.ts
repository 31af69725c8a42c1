import { create, createFileRegistry, type DescMessage } from '@bufbuild/protobuf';
import {
  FieldDescriptorProto_Label,
  FieldDescriptorProto_Type,
  FileDescriptorSetSchema,
  file_google_protobuf_timestamp,
} from '@bufbuild/protobuf/wkt';
import { DefectError } from '../../errors.ts';
import { ENUMS, MESSAGES } from './message-table.ts';

const PACKAGE = 'org.phenopackets.schema.v2';
const SCALARS: Readonly<Record<string, FieldDescriptorProto_Type>> = {
  string: FieldDescriptorProto_Type.STRING,
  bool: FieldDescriptorProto_Type.BOOL,
  int32: FieldDescriptorProto_Type.INT32,
  uint32: FieldDescriptorProto_Type.UINT32,
  uint64: FieldDescriptorProto_Type.UINT64,
  double: FieldDescriptorProto_Type.DOUBLE,
};

let message: DescMessage | undefined;

/** The message `Phenopacket` for the protobuf runtime, made from the table once a process. */
export function phenopacketMessage(): DescMessage {
  message ??= describe();
  return message;
}

function describe(): DescMessage {
  const timestamp = file_google_protobuf_timestamp.proto;
  const set = create(FileDescriptorSetSchema, {
    file: [
      timestamp,
      {
        name: 'phenopacket.proto',
        package: PACKAGE,
        syntax: 'proto3',
        dependency: [timestamp.name],
        messageType: Object.entries(MESSAGES).map(([name, lines]) => messageOf(name, lines)),
        enumType: Object.entries(ENUMS).map(([name, values]) => ({
          name,
          value: values.map((value, number) => ({ name: value, number })),
        })),
      },
    ],
  });
  const found = createFileRegistry(set).getMessage(`${PACKAGE}.Phenopacket`);
  if (found === undefined) throw new DefectError('phenopacket-message', 'The message Phenopacket is gone.');
  return found;
}

function messageOf(name: string, lines: readonly string[]) {
  const oneofs: string[] = [];
  const field = lines.map((line) => {
    const [number, fieldName = '', ...rest] = line.split(' ');
    const isRepeated = rest[0] === 'repeated';
    const [type = '', , oneof] = isRepeated ? rest.slice(1) : rest;
    if (oneof !== undefined && !oneofs.includes(oneof)) oneofs.push(oneof);
    const scalar = SCALARS[type];
    return {
      name: fieldName,
      number: Number(number),
      jsonName: fieldName.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
      label: isRepeated ? FieldDescriptorProto_Label.REPEATED : FieldDescriptorProto_Label.OPTIONAL,
      type: scalar ?? (type in ENUMS ? FieldDescriptorProto_Type.ENUM : FieldDescriptorProto_Type.MESSAGE),
      ...(scalar === undefined && {
        typeName: type === 'timestamp' ? '.google.protobuf.Timestamp' : `.${PACKAGE}.${type}`,
      }),
      ...(oneof !== undefined && { oneofIndex: oneofs.indexOf(oneof) }),
    };
  });
  return { name, field, oneofDecl: oneofs.map((one) => ({ name: one })) };
}
