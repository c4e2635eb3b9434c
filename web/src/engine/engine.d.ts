// The engine that script/build copies to web/engine: an Emscripten module with embind.
declare module '@engine/kserve_playground.mjs' {
  /** Text in, text out; the texts are JSON (docs/report.md). In Chinese, after `addChinese`. */
  export interface Engine {
    evaluate(request: string): string;
    whatIf(request: string): string;
    catalog(kserve: string): string;
    releases(language: string): string;
    /** Takes the Chinese texts; false where they are not this engine's. */
    addChinese(texts: ArrayBuffer): boolean;
    version(): string;
  }
  export default function createEngine(options: {
    wasmBinary: ArrayBuffer;
    locateFile(name: string): string;
  }): Promise<Engine>;
}

declare module '@engine/kserve_playground.wasm?url' {
  const url: string;
  export default url;
}

declare module '@engine/kserve_playground.zh.txt?url' {
  const url: string;
  export default url;
}
