import {
  IconActivity,
  IconFlask,
  IconMessage,
  IconMicroscope,
  IconPill,
  IconStethoscope,
  IconTimeline,
  IconUser,
} from '@tabler/icons-react';
import type { JSX } from 'react';
import type { FactKind } from './shown-fact.ts';

const ICONS = {
  person: IconUser,
  condition: IconStethoscope,
  finding: IconActivity,
  measurement: IconFlask,
  investigation: IconMicroscope,
  treatment: IconPill,
  course: IconTimeline,
  claim: IconMessage,
} as const satisfies Record<FactKind, unknown>;

/** The picture of a kind of fact; its name is said to those who don't see it. */
export function FactIcon({ kind }: { readonly kind: FactKind }): JSX.Element {
  const Icon = ICONS[kind];
  return (
    <span className="fact-icon">
      <Icon size={15} stroke={1.5} aria-hidden />
      <span className="visually-hidden">{kind}</span>
    </span>
  );
}
