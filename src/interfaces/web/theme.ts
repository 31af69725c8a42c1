import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

const blue: MantineColorsTuple = [
  '#eef5fb',
  '#d9e8f4',
  '#b3d0e8',
  '#8ab8e0',
  '#629fd0',
  '#4286bd',
  '#2c6fa5',
  '#1f5d8f',
  '#194c76',
  '#123a5b',
];

/** One sans for what we say, one serif for the report's words, one blue. */
export const theme = createTheme({
  fontFamily: '"Source Sans 3 Variable", "Segoe UI", system-ui, sans-serif',
  headings: { fontFamily: '"Source Serif 4 Variable", Georgia, serif', fontWeight: '600' },
  colors: { blue },
  primaryColor: 'blue',
  primaryShade: { light: 7, dark: 7 },
  autoContrast: true,
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // Their heading is a header element, which a screen reader would take for a second banner of the page.
    Modal: { defaultProps: { attributes: { header: { role: 'presentation' } } } },
    Drawer: { defaultProps: { attributes: { header: { role: 'presentation' } } } },
  },
});

/** The component library takes paper, ink and lines from `styles/tokens.css`. */
export const cssVariables: CSSVariablesResolver = () => {
  const both = {
    '--mantine-color-body': 'var(--paper)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--quiet)',
    '--mantine-color-placeholder': 'var(--quiet)',
    '--mantine-color-default': 'var(--paper)',
    '--mantine-color-default-hover': 'var(--shade)',
    '--mantine-color-default-border': 'var(--field)',
    '--mantine-color-error': 'var(--bad)',
  };
  return { variables: {}, light: both, dark: both };
};
