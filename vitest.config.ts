import { defineConfig } from 'vitest/config';

const patience = { testTimeout: 60_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{src,tests,scripts,evaluation}/**/*.test.ts'],
          exclude: ['tests/journeys/**'],
          ...patience,
        },
      },
      {
        test: {
          // The program from outside: built first, so that what runs is what the sources say.
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts'],
          globalSetup: ['tests/journeys/build-program.ts'],
          ...patience,
        },
      },
    ],
  },
});
