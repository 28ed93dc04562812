/// <reference types="vitest/config" />
import { defineConfig } from 'vite'

// Fixed names, one script, one style sheet: each is a line in ClickHouse's handlers.
// `npm run dev` shows the page on the data of a running stack: BOARD_SERVER=http://127.0.0.1:8123 npm run dev
export default defineConfig({
  base: './',
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: true,
    cssCodeSplit: false,
    modulePreload: false,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      output: {
        codeSplitting: false,
        entryFileNames: 'board.js',
        assetFileNames: 'board.[ext]',
      },
    },
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  server: { proxy: { '/board/api': process.env['BOARD_SERVER'] ?? 'http://127.0.0.1:8123' } },
  test: { environment: 'happy-dom', include: ['src/**/*.test.{ts,tsx}'] },
})
