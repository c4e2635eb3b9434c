/// <reference types="vite/client" />

/** By chunk_address.ts. */
declare module '*?chunk' {
  const address: string;
  export default address;
}
