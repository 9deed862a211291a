// Tests that judge a mutant of src/engine; those of the ministry's own files are skipped, as Stryker runs in a copy.
export default {
  test: { include: ["test/engine/**/*.test.ts"], testTimeout: 300_000, hookTimeout: 300_000 },
};
